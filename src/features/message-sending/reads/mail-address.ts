import type { Db } from '../../../db/open.ts'

/** The address that mail to somebody goes to: the first of theirs that takes mail, or why there is none. */
export async function mailAddressOf(
  db: Db,
  candidate: number,
): Promise<{ address: string } | { none: 'no-address' | 'suppressed' }> {
  const contacts = await db
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .select(['candidate_contacts.kind', 'candidate_contacts.key', 'suppressed_addresses.reason'])
    .where('candidate_id', '=', candidate)
    .orderBy('candidate_contacts.id')
    .execute()
  // Who wants no messages wants none at another address either.
  if (contacts.some(({ reason }) => reason === 'asked')) return { none: 'suppressed' }
  const mails = contacts.filter(({ kind }) => kind === 'email')
  const taking = mails.find(({ reason }) => reason === null)
  if (taking) return { address: taking.key }
  return { none: mails.length > 0 ? 'suppressed' : 'no-address' }
}
