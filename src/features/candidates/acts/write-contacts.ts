import type { Transaction } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Contact } from '../../../domain/people/contact.ts'
import { isNoContact } from '../../../domain/people/no-contact.ts'
import type { CandidateFields } from '../candidate.ts'
import { storedContact } from '../contacts.ts'
import { ownersOfContacts, type Owner } from '../reads/owners-of-contacts.ts'

type Contacts = Pick<CandidateFields, 'phones' | 'emails' | 'profiles'>

function contactRows({ phones, emails, profiles }: Contacts) {
  return [
    ...phones.map((key) => storedContact({ kind: 'phone', key })),
    ...emails.map((key) => storedContact({ kind: 'email', key })),
    ...profiles.map((key) => storedContact({ kind: 'profile', key })),
  ]
}

/** The keys by which contacts are unique, for holding them. */
export function contactKeys(contacts: Contacts): string[] {
  return contactRows(contacts).map(({ key }) => key)
}

/** Thrown inside a transaction to roll it back: a contact belongs to somebody else. */
class ContactTaken extends Error {}

/** The unique key decides, not a look beforehand: two people may type the same newcomer at the same moment. */
export async function writeContacts(trx: Transaction<Schema>, candidate: number, contacts: Contacts): Promise<void> {
  const rows = contactRows(contacts)
  if (rows.length === 0) return
  const written = await trx
    .insertInto('candidate_contacts')
    .values(rows.map((row) => ({ ...row, candidate_id: candidate })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  if (written.length < rows.length) throw new ContactTaken()
}

/** Why contacts cannot be somebody's: they stand for "none", or belong to `owners`. Nothing is saved then. */
export type ContactsRefused = { refused: 'stands-for-none'; contacts: Contact[] } | { owners: Owner[] }

/**
 * Runs a transaction that calls `writeContacts`.
 *
 * @param self the candidate whose own contacts are no obstacle; null for a newcomer
 */
export async function unlessContactsTaken<Result>(
  db: Db,
  self: number | null,
  contacts: Contacts,
  work: (trx: Transaction<Schema>) => Promise<Result>,
): Promise<Result | ContactsRefused> {
  const none = contactRows(contacts).filter(({ kind, key }) => isNoContact(kind, key))
  if (none.length > 0) return { refused: 'stands-for-none', contacts: none }
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    if (!(error instanceof ContactTaken)) throw error
    return { owners: (await ownersOfContacts(db, contactKeys(contacts))).filter(({ id }) => id !== self) }
  }
}
