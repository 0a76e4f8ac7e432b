import { askedState, type AskedState } from '../../../domain/messages/asked-state.ts'
import type { Db } from '../../../db/open.ts'
import { channelsAtWork, isByHand, type MailConfig } from '../leaving.ts'

/** Where it stands with each of those invited to a day who have not replied, by invitation. */
export type AskedOfBatch = ReadonlyMap<number, AskedState>

export async function askedOfBatch(db: Db, config: MailConfig, batch: number): Promise<AskedOfBatch> {
  const rows = await db
    .selectFrom('invitations')
    .leftJoin('messages', 'messages.thread_id', 'invitations.thread_id')
    .select(['invitations.id', 'invitations.asked_at'])
    .select(['messages.kind', 'messages.state', 'messages.channel', 'messages.reason'])
    .where('invitations.batch_id', '=', batch)
    .where('invitations.status', '=', 'active')
    .where('invitations.reply', 'is', null)
    .orderBy('messages.id')
    .execute()
  const channels = await channelsAtWork(db, config)
  const asked = new Map<number, AskedState>()
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const messages = own.flatMap(({ kind, state, channel, reason }) =>
      kind === null || state === null || channel === null
        ? []
        : [{ kind, state, channel: isByHand({ channel }, channels) ? 'hand' : channel, reason }],
    )
    const state = askedState(messages, own[0]?.asked_at ?? null)
    if (state) asked.set(id, state)
  }
  return asked
}
