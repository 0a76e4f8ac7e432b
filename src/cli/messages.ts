import { readConfig } from '../config.ts'
import { readInbox, type InboxRead } from '../features/inbox/read-inbox.ts'
import { sendColleagueMails } from '../features/colleague-mails/send-colleague-mails.ts'
import { sendDue } from '../features/message-sending/send-due.ts'
import { sessionKeyFor } from '../web/security/secret-key.ts'
import type { Command } from './command.ts'

/** How long the inbox may take, in milliseconds. */
const patience = 60_000

/**
 * Reads the inbox, sends what is due and ends, for those who would rather have cron do it. What cannot be sent now
 * stays queued.
 */
export const messagesRunOnceCommand: Command = {
  usage: 'messages run-once',
  run: async (_args, { database, variables, now }) => {
    const config = readConfig(variables)
    const opened = await database()
    const services = { config, database: opened, sessionKey: sessionKeyFor(config, opened), now }
    const read = await readInbox(services, { now: true, signal: AbortSignal.timeout(patience) })
    const { sent } = await sendDue(services)
    await sendColleagueMails(services)
    const { waiting } = await opened.db
      .selectFrom('messages')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow()
    return `Sent: ${sent}, waiting: ${waiting}${ofInbox(read)}`
  },
}

function ofInbox(read: InboxRead): string {
  if ('none' in read) return ''
  return 'read' in read ? `, mails read: ${read.read}` : `, inbox not read: ${read.trouble}`
}
