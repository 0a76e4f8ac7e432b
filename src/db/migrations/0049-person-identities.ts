import type { ContactKind } from '../../domain/people/contact.ts'
import { textsFrom } from '../../domain/people/candidate/candidate-facts.ts'
import { candidateKeys } from '../../domain/people/candidate/candidate-keys.ts'
import { isNoContact } from '../../domain/people/no-contact.ts'
import { profileLink, readProfile } from '../../domain/people/profiles.ts'
import type { AnyDb } from '../columns.ts'

type Contact = { id: number; candidate_id: number; kind: ContactKind; key: string }

const pageSize = 5000

/**
 * Contacts that stand for "none", and links that are no page about one person, tell nobody apart: they leave the
 * contacts. A link is kept with the note. Links to a person get the key that they have today.
 */
export async function up(db: AnyDb): Promise<void> {
  const changed = new Set<number>()
  for (let after = 0; ;) {
    const page: Contact[] = await db
      .selectFrom('candidate_contacts')
      .select(['id', 'candidate_id', 'kind', 'key'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    for (const contact of page) if (await mend(db, contact)) changed.add(contact.candidate_id)
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  for (const candidate of changed) await renew(db, candidate)
}

/** @returns whether anything about the contact had to change */
async function mend(db: AnyDb, { id, candidate_id, kind, key }: Contact): Promise<boolean> {
  const right = kind === 'profile' ? readProfile(profileLink(key)) : isNoContact(kind, key) ? null : key
  if (right === key) return false
  const isTaken =
    right !== null &&
    (await db.selectFrom('candidate_contacts').select('id').where('key', '=', right).executeTakeFirst())
  if (right !== null && !isTaken) {
    await db.updateTable('candidate_contacts').set({ key: right, value: right }).where('id', '=', id).execute()
    return true
  }
  await db.deleteFrom('candidate_contacts').where('id', '=', id).execute()
  if (kind === 'profile') await keepLink(db, candidate_id, profileLink(key))
  return true
}

async function keepLink(db: AnyDb, candidate: number, link: string): Promise<void> {
  const { note } = await db
    .selectFrom('candidates')
    .select('note')
    .where('id', '=', candidate)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('candidates')
    .set({ note: [note, link].filter(Boolean).join('\n') })
    .where('id', '=', candidate)
    .execute()
}

/** The version goes up and the text by which the candidate is searched is made anew. */
async function renew(db: AnyDb, candidate: number): Promise<void> {
  const row = await db.selectFrom('candidates').selectAll().where('id', '=', candidate).executeTakeFirstOrThrow()
  const contacts: Pick<Contact, 'kind' | 'key'>[] = await db
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
  const keysOf = (kind: ContactKind) => contacts.filter((one) => one.kind === kind).map(({ key }) => key)
  const keys = candidateKeys({
    name: row.name,
    phones: keysOf('phone'),
    emails: keysOf('email'),
    profiles: keysOf('profile'),
    ...textsFrom((field) => row[field]),
    note: [row.note ?? '', ...notes.map(({ text }) => text)].join('\n'),
  })
  await db
    .updateTable('candidates')
    .set((eb) => ({ ...keys, version: eb('version', '+', 1) }))
    .where('id', '=', candidate)
    .execute()
}
