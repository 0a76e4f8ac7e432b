import type { Db } from '../../../db/open.ts'
import { mayRole } from '../../../web/security/permissions.ts'
import { keptFinding } from '../../pay/check-answer.ts'

/** Offers with the names of the candidate, the vacancy and the author. */
export const offersWithNames = (db: Db) =>
  db
    .selectFrom('offers')
    .innerJoin('candidates', 'candidates.id', 'offers.candidate_id')
    .innerJoin('vacancies', 'vacancies.id', 'offers.vacancy_id')
    .innerJoin('users', 'users.id', 'offers.created_by')
    .select(['candidates.name as candidate', 'vacancies.title as vacancy', 'users.name as author'])

export type KeptOffer = NonNullable<Awaited<ReturnType<typeof findOffer>>>

/** An offer as it was entered, with the finding of that moment, and whether its author may still work on it. */
export async function findOffer(db: Db, id: number) {
  const found = await offersWithNames(db)
    .selectAll('offers')
    .select(['users.disabled_at as author_disabled_at', 'users.role as author_role'])
    .where('offers.id', '=', id)
    .executeTakeFirst()
  if (!found) return undefined
  const { author_disabled_at, author_role, ...row } = found
  return {
    ...row,
    authorMayAct: author_disabled_at === null && mayRole(author_role, 'offers.make'),
    finding: keptFinding.parse(JSON.parse(row.check_json)),
  }
}
