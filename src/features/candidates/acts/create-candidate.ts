import type { Temporal } from 'temporal-polyfill'
import { holdContacts, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { textsFrom, toColumns } from '../../../domain/people/candidate/candidate-facts.ts'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { apply } from '../../applications/acts/apply.ts'
import { factsOf, type CandidateFields, type NewCandidate } from '../candidate.ts'
import type { Owner } from '../reads/owners-of-contacts.ts'
import { contactKeys, unlessContactsTaken, writeContacts } from './write-contacts.ts'

/** What is written of a candidate's fields into the table of candidates. */
export function candidateColumns(fields: CandidateFields) {
  const { name, phones, emails, profiles } = fields
  return {
    name,
    ...candidateKeys({ name, phones, emails, profiles, ...textsFrom((field) => fields[field]) }),
    ...toColumns(factsOf(fields)),
  }
}

export type Created = { created: number } | { owners: Owner[] } | { refused: 'vacancy-closed' }

/** Adds a candidate, who applies to a vacancy if one is given. Refused when a contact is somebody else's. */
export function createCandidate(db: Db, candidate: NewCandidate, now: Temporal.Instant): Promise<Created> {
  const at = now.toString()
  const { vacancy } = candidate
  return unlessContactsTaken(db, null, candidate, async (trx): Promise<Created> => {
    if (vacancy !== null && (await holdVacancy(trx, vacancy))?.closed_at !== null) return { refused: 'vacancy-closed' }
    await holdContacts(trx, contactKeys(candidate))
    const { id } = await trx
      .insertInto('candidates')
      .values({ ...candidateColumns(candidate), created_at: at, updated_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeContacts(trx, id, candidate)
    if (vacancy === null) await renewTerms(trx, [id])
    else await apply(trx, [id], vacancy, at)
    return { created: id }
  })
}
