import { candidateKeys } from '../../src/domain/people/candidate/candidate-keys.ts'
import { searchKey } from '../../src/domain/people/names.ts'
import type { Db } from '../../src/db/open.ts'
import { addUsualStages } from '../../src/features/vacancies/acts/add-usual-stages.ts'
import { apply } from '../../src/features/applications/acts/apply.ts'
import { addUsualCriteria } from '../../src/features/vacancies/acts/add-usual-criteria.ts'
import { testNow } from './app.ts'

const at = testNow.toString()

/** What is kept beside a candidate of whom only the name is known, or also a phone. */
export const keysOf = (name: string, ...phones: string[]) =>
  candidateKeys({ name, phones, emails: [], skills: null, languages: null, note: null })

/** A vacancy in Moscow. @returns its id */
export async function makeVacancy(db: Db, title = 'Менеджер по работе с клиентами'): Promise<number> {
  const row = await db
    .insertInto('vacancies')
    .values({ title, search_key: searchKey(title), city_id: 'moscow', level: 2, openings: 3, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addUsualStages(db, row.id)
  await addUsualCriteria(db, row.id)
  return row.id
}

/** The pay that a vacancy of `makeVacancy` then advertises, outside which its offers need approval. */
export async function advertise(db: Db, vacancy: number): Promise<void> {
  const range = { pay_from: 39_000, pay_to: 42_000, pay_basis: 'gross' as const }
  await db.updateTable('vacancies').set(range).where('id', '=', vacancy).execute()
}

/** Candidates of a vacancy, each with a phone of their own. @returns their ids */
export async function makeCandidates(db: Db, vacancyId: number, names: readonly string[]): Promise<number[]> {
  const ids: number[] = []
  for (const name of names) {
    const { id } = await db
      .insertInto('candidates')
      .values({ name, ...keysOf(name), source: 'hh.ru', created_at: at, updated_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    const phone = `+7900${String(1_000_000 + id)}`
    await db
      .insertInto('candidate_contacts')
      .values({ candidate_id: id, kind: 'phone', value: phone, key: phone })
      .execute()
    await apply(db, [id], vacancyId, at)
    ids.push(id)
  }
  return ids
}

/** What the plan form of a small flow day sends: two slots, one interviewer, goal 1. */
export const smallFlow = (vacancy: number): Record<string, string> => ({
  vacancy: String(vacancy),
  format: 'flow',
  goal: '1',
  certainty: '80',
  slots: '2',
  minutes: '30',
  interviewers: '1',
  waitingSeats: '4',
  rate: 'known',
  known: '40',
  date: '2026-11-24',
  from: '10:00',
  interviewerNames: 'Пётр Орлов',
  place: 'Тверская, 1',
  contact: 'Анна, +7 900 000-00-00',
})

/** However far an offer is outside its band, one approval is enough, of anybody who may approve. */
export async function askOneApproverOnly(db: Db): Promise<void> {
  const { id: changed_by } = await db.selectFrom('users').select('id').limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('approval_rules')
    .values({ id: 1, administrator_above: 1000, changed_by, changed_at: '2026-11-24T06:00:00Z', version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
