import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

/** A source as it is written, with the people and the past invitations of it. */
export type SourceCount = { source: string; candidates: number; invitations: number }

/** Every source that people or past invitations have, those of most people first. */
export async function sourceCounts(db: Db): Promise<SourceCount[]> {
  const people = await db
    .selectFrom('candidates')
    .select((eb) => ['source', eb.fn.sum<number>(eb.case().when('erased', '=', 0).then(1).else(0).end()).as('count')])
    .where('source', 'is not', null)
    .where(published)
    .groupBy('source')
    .execute()
  const past = await db
    .selectFrom('attendance_records')
    .select((eb) => ['source', eb.fn.countAll<number>().as('count')])
    .where('source', 'is not', null)
    .groupBy('source')
    .execute()
  const counts = new Map<string, SourceCount>()
  const of = (source: string | null): SourceCount => {
    const known = counts.get(source ?? '') ?? { source: source ?? '', candidates: 0, invitations: 0 }
    counts.set(known.source, known)
    return known
  }
  for (const { source, count } of people) of(source).candidates = count
  for (const { source, count } of past) of(source).invitations = count
  return [...counts.values()].toSorted(
    (a, b) => b.candidates + b.invitations - (a.candidates + a.invitations) || a.source.localeCompare(b.source, 'ru'),
  )
}
