import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { ContactKind } from '../../../domain/people/contact.ts'

/**
 * Somebody who has the same phone, e-mail or profile already; `loading` says that a file with them is being imported
 * and nobody sees them yet.
 */
export type Owner = { id: number; name: string; kind: ContactKind; value: string; loading: boolean }

/** @param keys of contacts, as `candidate_contacts.key` holds them */
export async function ownersOfContacts(db: Db, keys: readonly string[]): Promise<Owner[]> {
  const owners = await db
    .selectFrom('candidate_contacts')
    .innerJoin('candidates', 'candidates.id', 'candidate_contacts.candidate_id')
    .select(['candidates.id', 'candidates.name', 'candidate_contacts.kind', 'candidate_contacts.value'])
    .select((eb) => eb.case().when(published(eb)).then(0).else(1).end().as('loading'))
    .where('candidate_contacts.key', 'in', keys)
    .orderBy('candidate_contacts.id')
    .execute()
  return owners.map((owner) => ({ ...owner, loading: owner.loading === 1 }))
}
