import type { Db } from '../../../db/open.ts'

/** The addresses of the person of a thread: those that they are written to now, and those they were. */
export async function mailAddressesOf(db: Db, thread: number): Promise<string[]> {
  const written = await db
    .selectFrom('messages')
    .select('address')
    .where('thread_id', '=', thread)
    .where('address', 'is not', null)
    .execute()
  const contacts = await db
    .selectFrom('candidate_contacts')
    .innerJoin('threads', 'threads.candidate_id', 'candidate_contacts.candidate_id')
    .select('candidate_contacts.key as address')
    .where('threads.id', '=', thread)
    .where('candidate_contacts.kind', '=', 'email')
    .execute()
  return [...written, ...contacts].flatMap(({ address }) => address?.toLowerCase() ?? [])
}
