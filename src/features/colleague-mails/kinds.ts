import { approvalReminder } from '../offers/approval-reminder.ts'
import type { ColleagueMailSource } from '../mail/colleague-mail.ts'

/** All kinds of mail to colleagues. */
export const colleagueMailSources: readonly ColleagueMailSource[] = [approvalReminder]
