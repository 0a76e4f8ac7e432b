import type { Config } from '../../../config.ts'
import type { Db } from '../../../db/open.ts'
import { markOf } from '../reading-turn.ts'

/** How it stands with the inbox; `off` where none is read, undefined before the first reading. */
export async function inboxState(db: Db, { imapUrl }: Pick<Config, 'imapUrl'>) {
  if (imapUrl === null) return 'off'
  return db
    .selectFrom('inbox_readings')
    .select(['read_at', 'failing_since', 'trouble', 'next_at'])
    .where('mailbox', '=', markOf({ imapUrl }))
    .executeTakeFirst()
}
