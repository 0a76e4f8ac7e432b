import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { OfferedPay } from '../../domain/salary/offer-check.ts'
import { keptFinding } from './schemas.ts'
import type { Finding } from './yardstick.ts'

export function candidateNamed(db: Db, id: number): Promise<{ id: number; name: string } | undefined> {
  return db.selectFrom('candidates').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
}

export type NewOffer = { candidate: number; vacancy: number; pay: OfferedPay; finding: Finding; note: string | undefined }

/** Keeps an offer together with all that the check answered, which later changes of the law must not alter. */
export function createOffer(db: Db, { candidate, vacancy, pay, finding, note }: NewOffer, by: number, now: Temporal.Instant): Promise<{ id: number }> {
  return db
    .insertInto('offers')
    .values({
      candidate_id: candidate,
      vacancy_id: vacancy,
      city_id: pay.city,
      level: pay.level,
      amount: pay.amount,
      basis: pay.basis,
      check_json: JSON.stringify(finding),
      verdict: finding.verdict,
      note: note ?? null,
      created_by: by,
      created_at: now.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** An offer as it was entered, with the finding of that moment. */
export async function findOffer(db: Db, id: number) {
  const row = await db
    .selectFrom('offers')
    .innerJoin('candidates', 'candidates.id', 'offers.candidate_id')
    .innerJoin('vacancies', 'vacancies.id', 'offers.vacancy_id')
    .innerJoin('users', 'users.id', 'offers.created_by')
    .selectAll('offers')
    .select(['candidates.name as candidate', 'vacancies.title as vacancy', 'users.name as author'])
    .where('offers.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, finding: keptFinding.parse(JSON.parse(row.check_json)) }
}
