import type { Config } from '../../../config.ts'
import type { Db } from '../../../db/open.ts'
import { isByHand } from '../leaving.ts'
import { channelsOf } from './channels-of.ts'
import { toldOfMove } from './told-of-move.ts'

/**
 * How people of a day hear that it is moved: by an update of their calendar entry, by a mail, by hand; `invited`: by
 * their invitation, which has not gone out yet.
 */
export type ToldOfDay = { entries: number; mails: number; byHand: number; invited: number }

export async function toldOfDay(db: Db, config: Pick<Config, 'smtpUrl'>, batch: number): Promise<ToldOfDay> {
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
  const byMail = told.filter(({ candidate }) => !isByHand({ channel: channels.get(candidate) ?? 'hand' }, config))
  const entries = byMail.filter(({ calendar_given, reply }) => calendar_given === 1 || reply === 'yes')
  return {
    entries: entries.length,
    mails: byMail.length - entries.length,
    byHand: told.length - byMail.length,
    invited: invited.length,
  }
}
