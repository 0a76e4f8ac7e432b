import type { Db } from '../../../db/open.ts'
import type { ContactKind } from '../../../domain/people/contact.ts'

export type Contact = { candidate_id: number; kind: ContactKind; value: string; key: string }

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
