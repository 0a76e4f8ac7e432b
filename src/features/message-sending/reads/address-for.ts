import type { Db } from '../../../db/open.ts'
import type { MessageChannel } from '../../../db/schema/outgoing/messages.ts'

/** The address that a channel takes to somebody: the first of theirs that takes messages, or why there is none. */
export async function addressFor(
  db: Db,
  candidate: number,
  channel: MessageChannel,
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
  const fitting = contacts.filter(({ kind }) => kind === (channel === 'gateway' ? 'phone' : 'email'))
  const taking = fitting.find(({ reason }) => reason === null)
  if (taking) return { address: taking.key }
  return { none: fitting.length > 0 ? 'suppressed' : 'no-address' }
}
