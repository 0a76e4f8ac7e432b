import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import { inChunks } from '../../../db/chunks.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { MessageKind } from '../../../domain/messages/wordings.ts'
import { channelsOf } from '../reads/channels-of.ts'

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
