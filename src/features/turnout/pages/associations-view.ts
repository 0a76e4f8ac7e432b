import {
  type Association,
  associationWith,
  type Difference,
  type Stratum,
} from '../../../domain/turnout/evaluation/association.ts'
import { leadTime } from '../../../domain/turnout/levels.ts'
import { LEAST_SHOWN, type Turnout } from '../../../domain/turnout/summary.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PastInvitation } from '../turnout.ts'
import { leadNames } from '../words.ts'

/** What can be done for people before the day, and is known of the team's own batches. */
const acts = [
  {
    id: 'reminder',
    knows: ({ reminder }: PastInvitation) => reminder !== null,
    has: ({ reminder }: PastInvitation) => reminder !== 'none',
  },
  {
    id: 'call',
    knows: ({ call }: PastInvitation) => call !== null,
    has: ({ call }: PastInvitation) => call === 'reached',
  },
] as const

type ActId = (typeof acts)[number]['id']

/**
 * How turnout goes with what was done for people, lead time held equal, and the clearest of it as the finding that
 * heads the report; acts that nobody or everybody had are left out.
 */
export function associationViews(history: readonly PastInvitation[], visitor: Visitor) {
  const found = acts.flatMap(({ id, knows, has }) => {
    const known = history.filter((past) => knows(past) && leadTime(past) !== '')
    const association = associationWith(known, has, leadTime)
    if (Math.min(association.having.invited, association.lacking.invited) < LEAST_SHOWN) return []
    return [{ id, association }]
  })
  const clear = found
    .filter(({ association: { amongAlike } }) => amongAlike && isClear(amongAlike))
    .toSorted((a, b) => strength(b.association) - strength(a.association))
  return {
    finding: clear[0] ? findingView(clear[0], visitor) : null,
    associations: found.map(({ id, association }) => associationView(id, association, visitor)),
  }
}

/** A difference that may well be chance is no finding. */
function isClear({ interval }: Difference): boolean {
  return interval.from > 0 || interval.to < 0
}

function strength({ amongAlike }: Association): number {
  return Math.abs(amongAlike?.difference ?? 0)
}

function findingView({ id, association }: { id: ActId; association: Association }, visitor: Visitor) {
  const { t, format } = visitor
  const { having, lacking } = association
  const times = having.rate! / Math.max(lacking.rate!, 0.001)
  const side = (name: 'having' | 'lacking', { came, invited, rate }: Turnout) => ({
    name: t(`association.${id}-${name}`),
    counts: t('association.came-of', { came, invited }),
    dots: Math.round(20 * rate!),
  })
  return {
    id,
    heading:
      association.amongAlike!.difference > 0
        ? t(`association.${id}-more-often`, {
            share: format.percent(having.rate!),
            other: format.percent(lacking.rate!),
            times: format.number(times, 1),
          })
        : t(`association.${id}-less-often`, {
            share: format.percent(having.rate!),
            other: format.percent(lacking.rate!),
          }),
    words: wordsOf(id, association, visitor),
    sides: [side('having', having), side('lacking', lacking)],
  }
}

function associationView(id: ActId, { having, lacking, strata, amongAlike }: Association, visitor: Visitor) {
  const { t, format } = visitor
  const cell = ({ invited, came, rate }: Turnout) =>
    invited < LEAST_SHOWN || rate === null ? '–' : t('association.cell', { share: format.percent(rate), came, invited })
  const row = (name: string, sides: Omit<Stratum, 'value'>) => ({
    name,
    having: cell(sides.having),
    lacking: cell(sides.lacking),
  })
  return {
    id,
    heading: t(`association.${id}`),
    columns: [t(`association.${id}-having`), t(`association.${id}-lacking`)],
    rows: [
      ...strata.map((stratum) => row(t(leadNames[stratum.value]!), stratum)),
      row(t('association.all'), { having, lacking }),
    ],
    words: wordsOf(id, { having, lacking, strata, amongAlike }, visitor),
  }
}

function wordsOf(id: ActId, { amongAlike }: Association, { t, format }: Visitor): string {
  if (amongAlike === null) return t('association.too-few')
  const points = (share: number) => `${share < 0 ? '−' : '+'}${format.number(Math.abs(100 * share))}`
  const { difference, interval } = amongAlike
  const values = { what: id, difference: points(difference), from: points(interval.from), to: points(interval.to) }
  const key: MessageKey =
    interval.from > 0 ? 'association.more' : interval.to < 0 ? 'association.less' : 'association.unclear'
  return t(key, values)
}
