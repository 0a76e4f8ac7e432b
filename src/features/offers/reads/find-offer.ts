import type { Db } from '../../../db/open.ts'
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

/** An offer as it was entered, with the finding of that moment. */
export async function findOffer(db: Db, id: number) {
  const row = await offersWithNames(db).selectAll('offers').where('offers.id', '=', id).executeTakeFirst()
  return row && { ...row, finding: keptFinding.parse(JSON.parse(row.check_json)) }
}
