import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'
import { searchKey } from '../../src/domain/people/names.ts'
import { addUsualStages } from '../../src/features/vacancies/acts/add-usual-stages.ts'
import { firstStage, type Stage } from '../../src/features/vacancies/reads/stages.ts'
import { newApplication } from '../../src/features/applications/acts/apply.ts'
import { inventPerson } from './invented-people.ts'

const at = '2026-11-24T06:00:00Z'
const chunk = 2000

/**
 * Fills an empty base: each candidate has a phone, most an e-mail, and has applied once, most to the first vacancies.
 */
export async function fillBase(
  db: Db,
  { candidates, vacancies }: { candidates: number; vacancies: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const titles = Array.from({ length: vacancies }, (_, index) => `Менеджер по работе с клиентами ${index + 1}`)
    const made = await trx
      .insertInto('vacancies')
      .values(
        titles.map((title, index) => ({
          title,
          search_key: searchKey(title),
          city_id: 'moscow',
          level: 1 + (index % 4),
          openings: 3,
          created_at: at,
        })),
      )
      .returning('id')
      .execute()
    const ids = made.map(({ id }) => id).sort((a, b) => a - b)
    for (const id of ids) await addUsualStages(trx, id)
    const entries = await Promise.all(ids.map((id) => firstStage(trx, id)))
    for (let from = 0; from < candidates; from += chunk) {
      const people = Array.from({ length: Math.min(chunk, candidates - from) }, (_, index) => ({
        id: from + index + 1,
        ...inventPerson(from + index),
      }))
      await trx
        .insertInto('candidates')
        .values(people.map(({ id, row }) => ({ id, ...row, created_at: at, updated_at: at })))
        .execute()
      await trx
        .insertInto('candidate_contacts')
        .values(
          people.flatMap(({ id, phone, email }) => [
            { candidate_id: id, kind: 'phone' as const, value: phone, key: phone },
            ...(email ? [{ candidate_id: id, kind: 'email' as const, value: email, key: email }] : []),
          ]),
        )
        .execute()
      await trx
        .insertInto('applications')
        .values(
          people.map(({ id }) => {
            const which = Math.floor((((id * 7919) % 10_007) / 10_007) * ids.length)
            return newApplication(id, ids[which] as number, entries[which] as Stage, at)
          }),
        )
        .execute()
    }
  })
  await sql`analyze`.execute(db)
}
