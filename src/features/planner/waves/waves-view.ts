import type { Decision, WavesBesideMailing } from '../../../domain/waves/waves-beside-mailing.ts'
import type { Answering } from '../../../domain/waves/waves-question.ts'
import type { MessageKey, Translate } from '../../../web/messages/index.ts'
import type { Formats } from '../../../web/texts/formats.ts'

/** A cell of the picture: how many more to invite; `level` 0 to 4 is its shade, null where it is hardly ever met. */
type Cell = { invite: string; level: number } | null

export type WavesView = {
  brief: string
  /** What waves are good for here, and what to do first. */
  finding: string
  start: string
  compared: { name: string; invitations: string; goal: string; over: string }[]
  /** Across how many have confirmed, upwards the waves after the first. */
  confirmed: string[]
  rows: { wave: string; cells: Cell[] }[]
  assumed: string
}

/** Savings and risks smaller than these are not worth the trouble of several mailings. */
const FEWER_WORTH = 0.05
const RISK_WORTH = 0.03

const SHADES = 4

/** @param planned how many the page says to invite at once */
export function wavesView(found: WavesBesideMailing, planned: string, t: Translate, format: Formats): WavesView {
  const { mailing, waves, answers } = found
  const onAverage = Math.round(waves.expectedInvitations)
  const figures = {
    invitations: mailing.invitations,
    onAverage,
    over: Math.round(100 * waves.pOver),
    overOfMailing: Math.round(100 * mailing.pOver),
  }
  const worthwhile =
    mailing.pOver - waves.pOver >= RISK_WORTH ||
    mailing.invitations - waves.expectedInvitations >= FEWER_WORTH * mailing.invitations
  const later = waves.decisions.slice(1)
  const met = later.flat().map(({ confirmed }) => confirmed)
  const counts = Array.from({ length: Math.max(...met) - Math.min(...met) + 1 }, (_, i) => Math.min(...met) + i)
  const most = Math.max(1, ...later.flat().map(({ invite }) => invite))
  return {
    brief: t(worthwhile ? 'waves.brief-worth' : 'waves.brief-same', figures),
    finding: t(worthwhile ? 'waves.worth' : 'waves.same', figures),
    start: t('waves.start', { invite: waves.inviteNow }),
    compared: [
      { name: t('waves.mailing'), invitations: format.number(mailing.invitations), ...chancesOf(mailing, format) },
      { name: t('waves.in-waves'), invitations: t('waves.on-average', { onAverage }), ...chancesOf(waves, format) },
    ],
    confirmed: counts.map(String),
    rows: later
      .map((decisions, index) => ({
        wave: t(index === later.length - 1 ? 'waves.last' : 'waves.second'),
        cells: counts.map((confirmed) => cellOf(decisions, confirmed, most)),
      }))
      .toReversed(),
    assumed: [...otherMailing(mailing.invitations, planned, t, format), assumedOf(answers, t)].join(' '),
  }
}

/** Why one mailing is not as large here as the page says: waves count who comes, and a day may count who is met. */
function otherMailing(invitations: number, planned: string, t: Translate, format: Formats): string[] {
  const here = format.number(invitations)
  return here === planned ? [] : [t('waves.other-mailing', { here, planned })]
}

function chancesOf({ probability, pOver }: { probability: number; pOver: number }, format: Formats) {
  return { goal: format.chance(probability), over: format.chance(pOver) }
}

function cellOf(decisions: readonly Decision[], confirmed: number, most: number): Cell {
  const decision = decisions.find((one) => one.confirmed === confirmed)
  return decision ? { invite: String(decision.invite), level: Math.ceil((SHADES * decision.invite) / most) } : null
}

/** What is assumed of answers: stated, because no history tells it yet. */
function assumedOf({ epochs, come }: WavesBesideMailing['answers'], t: Translate): string {
  const [first] = epochs
  const share = (p: number) => Math.round(100 * p)
  const answering = (key: MessageKey, { yes, no }: Answering) => t(key, { yes: share(yes), no: share(no) })
  return [
    t('waves.assumed'),
    answering('waves.assumed-fresh', first!.fresh),
    answering('waves.assumed-silent', first!.silent),
    t('waves.assumed-come', { confirmed: share(come.confirmed), silent: share(come.silent) }),
    t('waves.assumed-days'),
  ].join(' ')
}
