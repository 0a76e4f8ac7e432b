import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdContacts, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { textsFrom, toColumns } from '../../../domain/people/candidate/candidate-facts.ts'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { apply } from '../../applications/acts/apply.ts'
import { factsOf, type CandidateFields, type NewCandidate } from '../candidate.ts'
import { contactKeys, unlessContactsTaken, writeContacts, type ContactsRefused } from './write-contacts.ts'

/** What is written of a candidate's fields into the table of candidates. */
export function candidateColumns(fields: CandidateFields) {
  const { name, phones, emails, profiles } = fields
  return {
    name,
    ...candidateKeys({ name, phones, emails, profiles, ...textsFrom((field) => fields[field]) }),
    ...toColumns(factsOf(fields)),
  }
}

export type Created = { created: number } | ContactsRefused | { refused: 'vacancy-closed' }

/** Adds a candidate, who applies to a vacancy if one is given. Refused when a contact is another's or nobody's. */
export function createCandidate(db: Db, candidate: NewCandidate, now: Temporal.Instant): Promise<Created> {
  const at = now.toString()
  const { vacancy } = candidate
  return unlessContactsTaken(db, null, candidate, async (trx): Promise<Created> => {
    if (vacancy !== null && (await holdVacancy(trx, vacancy))?.closed_at !== null) return { refused: 'vacancy-closed' }
    await holdContacts(trx, contactKeys(candidate))
    return { created: await writeCandidate(trx, candidate, at) }
  })
}

/**
 * Writes a new candidate, as part of another act that holds the contacts and the vacancy.
 *
 * @param file the import whose row says all this; null for somebody who was typed in
 */
export async function writeCandidate(
  trx: Transaction<Schema>,
  candidate: NewCandidate,
  at: string,
  file: number | null = null,
): Promise<number> {
  const { id } = await trx
    .insertInto('candidates')
    .values({ ...candidateColumns(candidate), import_id: file, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeContacts(trx, id, candidate)
  if (candidate.vacancy === null) await renewTerms(trx, [id])
  else await apply(trx, [id], candidate.vacancy, at)
  return id
}
