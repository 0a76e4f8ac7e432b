import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import type { ContactKind } from '../../../domain/people/candidate/candidate-matching.ts'
import { levelOf } from '../../../domain/pay/offers/person-level.ts'
import { findLevel } from './levels.ts'

type Key = { kind: ContactKind; key: string }

/** Contacts, each kind by itself. */
export const byKind = (contacts: readonly Key[]): { phones: string[]; emails: string[]; profiles: string[] } => ({
  phones: contacts.filter(({ kind }) => kind === 'phone').map(({ key }) => key),
  emails: contacts.filter(({ kind }) => kind === 'email').map(({ key }) => key),
  profiles: contacts.filter(({ kind }) => kind === 'profile').map(({ key }) => key),
})

/**
 * Works out anew what is kept beside a candidate to be found, recognised and narrowed by; after every change of their
 * facts.
 */
export async function renewKeys(db: Db, candidate: number): Promise<void> {
  // Two who change different facts at once would each work it out without the other's.
  if ((await holdPeople(db, [candidate])).size === 0) return
  const person = await db
    .selectFrom('candidates')
    .select(['name', 'skills', 'languages', 'note', 'experience_months'])
    .where('id', '=', candidate)
    .executeTakeFirstOrThrow()
  const contacts = await db
    .selectFrom('candidate_contacts')
    .select(['kind', 'key'])
    .where('candidate_id', '=', candidate)
    .orderBy('id')
    .execute()
  const notes = await db
    .selectFrom('candidate_notes')
    .select('text')
    .where('candidate_id', '=', candidate)
    .orderBy('id', 'desc')
    .execute()
  const note = [person.note ?? '', ...notes.map(({ text }) => text)].join('\n')
  const level = await findLevel(db, candidate)
  const computed = level ? levelOf({ ...level.facts, experienceMonths: person.experience_months }).level : null
  await db
    .updateTable('candidates')
    .set({ ...candidateKeys({ ...person, ...byKind(contacts), note }), level: level?.overrides[0]?.level ?? computed })
    .where('id', '=', candidate)
    .execute()
}
