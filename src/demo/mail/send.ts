import type { Temporal } from 'temporal-polyfill'
import { sendColleagueMails } from '../../features/colleague-mails/send-colleague-mails.ts'
import { sendDue } from '../../features/message-sending/send-due.ts'
import type { Services } from '../../web/services.ts'

/** Sends what is due at a moment of the demonstration's past. */
export type SendAt = (at: Temporal.Instant) => Promise<void>

export const sender =
  (services: Services): SendAt =>
  async (at) => {
    const then = { ...services, now: () => at }
    await sendDue(then)
    await sendColleagueMails(then)
  }
