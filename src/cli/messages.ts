import { readConfig } from '../config.ts'
import { sendColleagueMails } from '../features/colleague-mails/send-colleague-mails.ts'
import { sendDue } from '../features/message-sending/send-due.ts'
import { sessionKeyFor } from '../web/security/secret-key.ts'
import type { Command } from './command.ts'

/** Sends what is due and ends, for those who would rather have cron do it. What cannot be sent now stays queued. */
export const messagesRunOnceCommand: Command = {
  usage: 'messages run-once',
  run: async (_args, { database, variables, now }) => {
    const config = readConfig(variables)
    const opened = await database()
    const services = { config, database: opened, sessionKey: sessionKeyFor(config, opened), now }
    const { sent } = await sendDue(services)
    await sendColleagueMails(services)
    const { waiting } = await opened.db
      .selectFrom('messages')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow()
    return `Sent: ${sent}, waiting: ${waiting}`
  },
}
