import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import { holdContacts, holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import type { ContactKind } from '../../../domain/people/candidate/candidate-matching.ts'
import { prettyPhone } from '../../../domain/people/phones.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { apply } from '../../applications/acts/apply.ts'
import { otherCity } from '../reads/filters.ts'
import type { CandidateInput } from '../pages/candidate-form.ts'
import { renewKeys } from './keys.ts'

export type Candidate = NonNullable<Awaited<ReturnType<typeof findCandidate>>>
export type Contact = { candidate_id: number; kind: ContactKind; value: string; key: string }

/**
 * Somebody who has the same phone or e-mail already; `loading` says that a file with them is being loaded, and nobody
 * sees them yet.
 */
export type Owner = { id: number; name: string; kind: ContactKind; value: string; loading: boolean }

export function findCandidate(db: Db, id: number) {
  return db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .selectAll('candidates')
    .select(['cities.name_ru', 'cities.name_en', 'cities.time_zone'])
    .where('candidates.id', '=', id)
    .where('candidates.erased', '=', 0)
    .where(published)
    .executeTakeFirst()
}

/** The phones and e-mails of some people, in the order they were written. */
export async function contactsOf(db: Db, candidates: readonly number[]): Promise<Contact[]> {
  if (candidates.length === 0) return []
  return db
    .selectFrom('candidate_contacts')
    .select(['candidate_id', 'kind', 'value', 'key'])
    .where('candidate_id', 'in', candidates)
    .orderBy('id')
    .execute()
}

const columnsOf = (input: CandidateInput) => ({
  name: input.name,
  ...candidateKeys({
    ...input,
    skills: input.skills ?? null,
    languages: input.languages ?? null,
    note: input.note ?? null,
  }),
  city_id: input.city === otherCity ? null : (input.city ?? null),
  city_other: input.city === otherCity ? (input.cityOther ?? null) : null,
  source: input.source ?? null,
  experience_months: monthsOf(input),
  education: input.education ?? null,
  skills: input.skills ?? null,
  languages: input.languages ?? null,
  expected_pay: input.expectedPay ?? null,
  pay_basis: input.expectedPay === undefined ? null : (input.payBasis ?? null),
  note: input.note ?? null,
})

/** Experience in months; null when neither years nor months are known, which is not the same as none. */
export const monthsOf = ({ experienceYears, experienceMonths }: CandidateInput): number | null =>
  (experienceYears ?? experienceMonths) === undefined ? null : (experienceYears ?? 0) * 12 + (experienceMonths ?? 0)

const keysOf = ({ phones, emails, profiles }: CandidateInput) => [
  ...phones.map((key) => ({ kind: 'phone' as const, value: prettyPhone(key), key })),
  ...emails.map((key) => ({ kind: 'email' as const, value: key, key })),
  ...profiles.map((key) => ({ kind: 'profile' as const, value: key, key })),
]

/** Ends the transaction: nothing is saved when a contact belongs to somebody else. */
class ContactTaken extends Error {}
class ChangedMeanwhile extends Error {}
class VacancyClosed extends Error {}

export type Saved = { saved: number } | { owners: Owner[] }

/** @param self whose own contacts are no obstacle; null for a newcomer */
async function save(
  db: Db,
  self: number | null,
  input: CandidateInput,
  work: (trx: Transaction<Schema>) => Promise<number>,
): Promise<Saved> {
  try {
    return { saved: await db.transaction().execute(work) }
  } catch (error) {
    if (error instanceof ContactTaken) return { owners: (await ownersOf(db, input)).filter(({ id }) => id !== self) }
    throw error
  }
}

/**
 * Makes a candidate who applies to the vacancy that the form names, if any. @returns `closed` when that is closed
 * meanwhile
 */
export async function createCandidate(
  db: Db,
  input: CandidateInput,
  now: Temporal.Instant,
): Promise<Saved | { closed: true }> {
  const at = now.toString()
  const saving = save(db, null, input, async (trx) => {
    if (input.vacancy !== undefined && (await holdVacancy(trx, input.vacancy))?.closed_at !== null)
      throw new VacancyClosed()
    await holdContacts(
      trx,
      keysOf(input).map(({ key }) => key),
    )
    const { id } = await trx
      .insertInto('candidates')
      .values({ ...columnsOf(input), created_at: at, updated_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeContacts(trx, id, input)
    if (input.vacancy === undefined) await renewTerms(trx, [id])
    else await apply(trx, [id], input.vacancy, at)
    return id
  })
  return saving.catch((error: unknown) => {
    if (error instanceof VacancyClosed) return { closed: true }
    throw error
  })
}

/** @returns `changed` when it is not the version the person has seen */
export async function changeCandidate(
  db: Db,
  id: number,
  input: CandidateInput,
  now: Temporal.Instant,
): Promise<Saved | { changed: true }> {
  const saving = save(db, id, input, async (trx) => {
    await holdContacts(
      trx,
      keysOf(input).map(({ key }) => key),
    )
    await holdPeople(trx, [id])
    const changed = await trx
      .updateTable('candidates')
      .set((eb) => ({ ...columnsOf(input), updated_at: now.toString(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', input.version ?? 0)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw new ChangedMeanwhile()
    await trx.deleteFrom('candidate_contacts').where('candidate_id', '=', id).execute()
    await writeContacts(trx, id, input)
    await renewKeys(trx, id)
    return id
  })
  return saving.catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) return { changed: true }
    throw error
  })
}

/** The unique key decides, not a look beforehand: two people may type the same newcomer at the same moment. */
async function writeContacts(trx: Transaction<Schema>, candidate: number, input: CandidateInput) {
  const contacts = keysOf(input)
  if (contacts.length === 0) return
  const written = await trx
    .insertInto('candidate_contacts')
    .values(contacts.map((contact) => ({ ...contact, candidate_id: candidate })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  if (written.length < contacts.length) throw new ContactTaken()
}

async function ownersOf(db: Db, input: CandidateInput): Promise<Owner[]> {
  const owners = await db
    .selectFrom('candidate_contacts')
    .innerJoin('candidates', 'candidates.id', 'candidate_contacts.candidate_id')
    .select(['candidates.id', 'candidates.name', 'candidate_contacts.kind', 'candidate_contacts.value'])
    .select((eb) => eb.case().when(published(eb)).then(0).else(1).end().as('loading'))
    .where(
      'candidate_contacts.key',
      'in',
      keysOf(input).map(({ key }) => key),
    )
    .orderBy('candidate_contacts.id')
    .execute()
  return owners.map((owner) => ({ ...owner, loading: owner.loading === 1 }))
}
