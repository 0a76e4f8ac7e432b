import type { Db } from '../../../db/open.ts'
import { LEAST_SHOWN } from '../../../domain/turnout/summary.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Breakdown } from '../funnel.ts'
import { namesOf, type Applied } from './cohort.ts'

/**
 * Applications that have something in common: the title of a vacancy, a source, the name of a colleague, or a month
 * `2026-11`. `name` is empty where it is not known. `others` is how many groups are put together in this one because
 * they are too small to be shown alone.
 */
export type Group = { name: string; others: number; members: readonly Applied[] }

/** More groups would be a list to look somebody up in, not a comparison. */
const mostGroups = 30

/** A cohort broken down: the largest group first, months in their order. */
export async function groupsOf(db: Db, applied: readonly Applied[], by: Breakdown): Promise<Group[]> {
  const nameOf = await namesFor(db, applied, by)
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
  // The zone changes only by whole hours, so the day is worked out once an hour.
  const months = new Map<string, string>()
  return ({ created_at }) => {
    const hour = created_at.slice(0, 13)
    const month = months.get(hour) ?? dayOf(created_at, teamZone).slice(0, 7)
    months.set(hour, month)
    return month
  }
}

async function namesFor(db: Db, applied: readonly Applied[], by: Breakdown): Promise<(key: string) => string> {
  if (by === 'source' || by === 'month') return (key) => key
  const ids = new Set(applied.flatMap((one) => (by === 'vacancy' ? one.vacancy_id : (one.owner_id ?? []))))
  const names = await namesOf(db, by === 'vacancy' ? 'vacancies' : 'users', [...ids])
  return (key) => names.get(Number(key)) ?? ''
}
