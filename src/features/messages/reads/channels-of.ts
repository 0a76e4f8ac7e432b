import type { Db } from '../../../db/open.ts'
import type { MessageChannel } from '../../../db/schema/outgoing/messages.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'

/** By mail where there is an address that takes mail; what has no channel is passed on by hand. */
export async function channelsOf(db: Db, candidates: readonly number[]): Promise<Map<number, MessageChannel>> {
  if (!(await sendingSettings(db)).email) return new Map()
  const withMail = await db
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .select('candidate_id')
    .where('kind', '=', 'email')
    .where('suppressed_addresses.address', 'is', null)
    .where('candidate_id', 'in', [0, ...candidates])
    .execute()
  return new Map(withMail.map(({ candidate_id }) => [candidate_id, 'email']))
}
