import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import { inChunks } from '../../../db/chunks.ts'
import type { MessageChannel } from '../../../db/schema/outgoing/messages.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { MessageKind } from '../../../domain/messages/wordings.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { gatewayAtWork } from '../reads/gateway.ts'

/** What is meant by a message; its words are found when it is sent. */
export type Intent = {
  thread: number
  candidate: number
  kind: MessageKind
  step?: string
  sequence?: number
  notBefore: Temporal.Instant
  expiresAt: Temporal.Instant
  /** What a colleague adds in their own words. */
  note?: string | null
  trialArm?: string | null
}

/**
 * Writes down messages in the transaction of the act that causes them, so that neither is there without the other. The
 * people are held. One that is there already, by thread, kind, step and sequence, stays as it is.
 */
export async function queueMessages(
  trx: Transaction<Schema>,
  intents: readonly Intent[],
  { by, at, silent }: Actor,
): Promise<void> {
  const useful = intents.filter(({ expiresAt }) => expiresAt.epochMilliseconds > at.epochMilliseconds)
  if (silent || useful.length === 0) return
  const channels = await channelsOf(trx, [...new Set(useful.map(({ candidate }) => candidate))])
  const rows = useful.map(({ thread, candidate, kind, step, sequence, notBefore, expiresAt, note, trialArm }) => ({
    thread_id: thread,
    candidate_id: candidate,
    kind,
    step: step ?? '',
    sequence: sequence ?? 0,
    channel: channels.get(candidate) ?? 'hand',
    not_before: notBefore.toString(),
    next_attempt_at: notBefore.toString(),
    expires_at: expiresAt.toString(),
    note: note ?? null,
    trial_arm: trialArm ?? null,
    created_by: by,
    created_at: at.toString(),
  }))
  for (const some of inChunks(rows))
    await trx
      .insertInto('messages')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export const queueMessage = (trx: Transaction<Schema>, intent: Intent, actor: Actor): Promise<void> =>
  queueMessages(trx, [intent], actor)

/**
 * By mail where there is an address that takes mail, else through the gateway where there is a phone, or the other way
 * round where the team wants that; what has no channel is passed on by hand.
 */
async function channelsOf(
  trx: Transaction<Schema>,
  candidates: readonly number[],
): Promise<Map<number, MessageChannel>> {
  const { email } = await sendingSettings(trx)
  const gateway = await gatewayAtWork(trx)
  const order = [
    { channel: 'email', kind: 'email', works: email },
    { channel: 'gateway', kind: 'phone', works: gateway !== null },
  ] as const
  const contacts = await trx
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .select(['candidate_id', 'kind', 'suppressed_addresses.reason'])
    .where('kind', '!=', 'profile')
    .where('candidate_id', 'in', candidates)
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
