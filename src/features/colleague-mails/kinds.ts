import { interviewsMail } from '../interviewer-mail/interviews-mail.ts'
import type { ColleagueMailSource } from '../mail/colleague-mail.ts'
import { approvalReminder } from '../offers/approval-reminder.ts'

/** All kinds of mail to colleagues. */
export const colleagueMailSources: readonly ColleagueMailSource[] = [approvalReminder, interviewsMail]
