import type { Db } from '../../../db/open.ts'
import type { MessageChannel } from '../../../db/schema/outgoing/messages.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { gatewayAtWork } from './gateway.ts'

/**
 * By mail where there is an address that takes mail, else through the gateway where there is a phone, or the other way
 * round where the team wants that; what has no channel is passed on by hand.
 */
export async function channelsOf(db: Db, candidates: readonly number[]): Promise<Map<number, MessageChannel>> {
  const { email } = await sendingSettings(db)
  const gateway = await gatewayAtWork(db)
  const order = [
    { channel: 'email', kind: 'email', works: email },
    { channel: 'gateway', kind: 'phone', works: gateway !== null },
  ] as const
  const contacts = await db
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .select(['candidate_id', 'kind', 'suppressed_addresses.reason'])
    .where('kind', '!=', 'profile')
    .where('candidate_id', 'in', [0, ...candidates])
    .execute()
  const channels = new Map<number, MessageChannel>()
  for (const [candidate, own] of Map.groupBy(contacts, ({ candidate_id }) => candidate_id)) {
    const open = order.filter(
      ({ kind, works }) => works && own.some((contact) => contact.kind === kind && contact.reason === null),
    )
    const taken = gateway?.comesFirst ? open.at(-1) : open[0]
    if (taken) channels.set(candidate, taken.channel)
  }
  return channels
}
