import { differenceOf, verdictOf, type ArmCount } from '../../../domain/messages/trial.ts'
import type { StoredTrial } from '../../message-templates/reads/trials.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { wordingName } from '../words.ts'
import { leadText } from './step-words.ts'

/** One trial in words: how many are through, what is seen so far, and a verdict only where it is one. */
export function trialView(trial: StoredTrial, { t, format }: Visitor) {
  const difference = differenceOf(trial)
  const points = (share: number) => format.number(Math.round(share * 1000) / 10, 1)
  const arm = ({ n, came }: ArmCount) =>
    n === 0
      ? t('message-settings.nobody-yet')
      : t('message-settings.came-of', { came, n, share: format.percent(came / n) })
  return {
    id: trial.id,
    name: trial.name,
    about: [
      wordingName(trial.wording, t),
      trial.lead
        ? t('message-settings.other-timing', { lead: leadText(trial.lead, t) })
        : t('message-settings.other-text'),
      t('message-settings.since', { day: format.date(teamDay(trial.startedAt)) }),
    ].join(' · '),
    running: trial.endedAt === null,
    drawn: t('message-settings.drawn', { drawn: trial.drawn, planned: trial.planned, open: trial.open }),
    a: arm(trial.a),
    b: arm(trial.b),
    difference:
      difference &&
      t('message-settings.difference', {
        estimate: points(difference.estimate),
        from: points(difference.from),
        to: points(difference.to),
      }),
    verdict: verdictText(trial, t),
  }
}

function verdictText(trial: StoredTrial, t: Visitor['t']): string {
  const verdict = verdictOf(trial)
  if (verdict !== 'early') return t(`message-settings.verdict.${verdict}`)
  const stopped = trial.endedAt !== null && (trial.drawn < trial.planned || trial.open === 0)
  return t(stopped ? 'message-settings.verdict.stopped' : 'message-settings.verdict.early')
}
