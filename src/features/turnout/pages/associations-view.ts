import { type Association, associationWith, type Stratum } from '../../../domain/turnout/evaluation/association.ts'
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

/**
 * How turnout goes with what was done for people, lead time held equal; acts that nobody or everybody had are left out.
 */
export function associationViews(history: readonly PastInvitation[], visitor: Visitor) {
  return acts.flatMap(({ id, knows, has }) => {
    const known = history.filter((past) => knows(past) && leadTime(past) !== '')
    const association = associationWith(known, has, leadTime)
    if (Math.min(association.having.invited, association.lacking.invited) < LEAST_SHOWN) return []
    return [associationView(id, association, visitor)]
  })
}

function associationView(
  id: (typeof acts)[number]['id'],
  { having, lacking, strata, amongAlike }: Association,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const cell = ({ invited, came, rate }: Turnout) =>
    invited < LEAST_SHOWN || rate === null ? '–' : t('association.cell', { share: format.percent(rate), came, invited })
  const row = (name: string, sides: Omit<Stratum, 'value'>) => ({
    name,
    having: cell(sides.having),
    lacking: cell(sides.lacking),
  })
  const points = (share: number) => `${share < 0 ? '−' : '+'}${format.number(Math.abs(100 * share))}`
  const words = (): string => {
    if (amongAlike === null) return t('association.too-few')
    const { difference, interval } = amongAlike
    const values = { what: id, difference: points(difference), from: points(interval.from), to: points(interval.to) }
    const key: MessageKey =
      interval.from > 0 ? 'association.more' : interval.to < 0 ? 'association.less' : 'association.unclear'
    return t(key, values)
  }
  return {
    id,
    heading: t(`association.${id}`),
    columns: [t(`association.${id}-having`), t(`association.${id}-lacking`)],
    rows: [
      ...strata.map((stratum) => row(t(leadNames[stratum.value]!), stratum)),
      row(t('association.all'), { having, lacking }),
    ],
    words: words(),
  }
}
