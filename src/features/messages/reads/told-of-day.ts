import type { Db } from '../../../db/open.ts'
import { channelsAtWork, isByHand, type MailConfig } from '../leaving.ts'
import { channelsOf } from './channels-of.ts'
import { toldOfMove } from './told-of-move.ts'

/**
 * How people of a day hear that it is moved: by an update of their calendar entry, by a message, by hand; `invited`: by
 * their invitation, which has not gone out yet.
 */
export type ToldOfDay = { entries: number; messages: number; byHand: number; invited: number }

export async function toldOfDay(db: Db, config: MailConfig, batch: number): Promise<ToldOfDay> {
  const rows = await db
    .selectFrom('invitations')
    .select('thread_id')
    .where('batch_id', '=', batch)
    .where('status', '=', 'active')
    .where('thread_id', 'is not', null)
    .execute()
  const { told, invited } = await toldOfMove(
    db,
    rows.map(({ thread_id }) => thread_id!),
  )
  const channels = await channelsOf(
    db,
    told.map(({ candidate }) => candidate),
  )
  const atWork = await channelsAtWork(db, config)
  const channelOf = ({ candidate }: { candidate: number }) => channels.get(candidate) ?? 'hand'
  const sent = told.filter((one) => !isByHand({ channel: channelOf(one) }, atWork))
  // A calendar entry comes with a mail alone.
  const entries = sent.filter((one) => channelOf(one) === 'email' && (one.calendar_given === 1 || one.reply === 'yes'))
  return {
    entries: entries.length,
    messages: sent.length - entries.length,
    byHand: told.length - sent.length,
    invited: invited.length,
  }
}
