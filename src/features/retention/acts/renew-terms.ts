import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { erasureTerm } from '../../../domain/people/erasure-term.ts'
import { days, purposesOf } from '../reads/terms.ts'

/** Few enough to be named in one statement. */
const atOnce = 500

/** Works out anew by which day some people must be erased; after every change of what they are kept for. */
export async function renewTerms(db: Db, candidates: readonly number[]): Promise<void> {
  const ids = [...new Set(candidates)].toSorted((one, other) => one - other)
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    // Held before the look: two changes at once would each reckon without the other's.
    await holdPeople(db, some)
    const byDay = new Map<string | null, number[]>()
    for (const [id, purposes] of await purposesOf(db, some)) {
      const { by } = erasureTerm(purposes, days)
      byDay.set(by, [...(byDay.get(by) ?? []), id])
    }
    for (const [erase_by, some] of byDay)
      await db.updateTable('candidates').set({ erase_by }).where('id', 'in', some).execute()
  }
}

/** The same for those of some applications. */
export async function renewTermsOf(db: Db, applications: readonly number[]): Promise<void> {
  for (let from = 0; from < applications.length; from += atOnce) {
    const rows = await db
      .selectFrom('applications')
      .select('candidate_id')
      .where('id', 'in', applications.slice(from, from + atOnce))
      .execute()
    await renewTerms(
      db,
      rows.map(({ candidate_id }) => candidate_id),
    )
  }
}

/** The same for everybody on a vacancy, when it closes or opens again. */
export async function renewTermsOn(db: Db, vacancy: number): Promise<void> {
  const rows = await db.selectFrom('applications').select('candidate_id').where('vacancy_id', '=', vacancy).execute()
  await renewTerms(
    db,
    rows.map(({ candidate_id }) => candidate_id),
  )
}
