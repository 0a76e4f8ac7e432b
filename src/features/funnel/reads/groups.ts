import type { Db } from '../../../db/open.ts'
import { LEAST_SHOWN } from '../../../domain/turnout/summary.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Breakdown } from '../pages/funnel-form.ts'
import { namesOf, type Applied } from './cohort.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/**
 * Applications that have something in common. `others` is how many groups too small to be shown alone are put together
 * in it.
 */
export type Group = { name: string; others: number; members: readonly Applied[] }

/** More would be a list to look somebody up in, not a comparison. */
const mostGroups = 30

/** A cohort told apart, the largest group first and months in their order. */
export async function groupsOf(db: Db, applied: readonly Applied[], by: Breakdown, visitor: Visitor): Promise<Group[]> {
  const nameOf = await namesFor(db, applied, by, visitor)
  const all = [...Map.groupBy(applied, keyOf(by))].toSorted(([key, one], [otherKey, other]) =>
    by === 'month' ? (key < otherKey ? -1 : 1) : other.length - one.length,
  )
  const shown = all.filter(([, members]) => members.length >= LEAST_SHOWN).slice(0, mostGroups)
  const rest = all.filter((group) => !shown.includes(group))
  return [
    ...shown.map(([key, members]) => ({ name: nameOf(key), others: 0, members })),
    ...(rest.length === 0 ? [] : [{ name: '', others: rest.length, members: rest.flatMap(([, members]) => members) }]),
  ]
}

/** What members of a group share, as a text; empty where it is not known. */
function keyOf(by: Breakdown): (one: Applied) => string {
  if (by === 'vacancy') return ({ vacancy_id }) => String(vacancy_id)
  if (by === 'source') return ({ source }) => source ?? ''
  if (by === 'owner') return ({ owner_id }) => String(owner_id ?? '')
  // Zones turn only by whole hours here: an hour's day is worked out once.
  const months = new Map<string, string>()
  return ({ created_at }) => {
    const hour = created_at.slice(0, 13)
    const month = months.get(hour) ?? dayOf(created_at, teamZone).slice(0, 7)
    months.set(hour, month)
    return month
  }
}

async function namesFor(
  db: Db,
  applied: readonly Applied[],
  by: Breakdown,
  { t, format }: Visitor,
): Promise<(key: string) => string> {
  if (by === 'source') return (key) => key || t('turnout.not-named')
  if (by === 'month') return (key) => format.month(`${key}-01`)
  const ids = new Set(applied.flatMap((one) => (by === 'vacancy' ? one.vacancy_id : (one.owner_id ?? []))))
  const names = await namesOf(db, by === 'vacancy' ? 'vacancies' : 'users', [...ids])
  return (key) => names.get(Number(key)) ?? t('application.no-owner')
}
