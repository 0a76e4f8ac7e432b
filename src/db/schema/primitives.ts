/** Values that columns of several tables have. */

export type Flag = 0 | 1

export type Role = 'administrator' | 'hr' | 'manager' | 'recruiter'

/** The languages of the pages. To add one: its code here, its folder of messages, its name in the others. */
export const languages = ['ru', 'en'] as const

export type Language = (typeof languages)[number]

export type PayBasis = 'gross' | 'net'

/** Whose act something was: a colleague's, the invited person's own, or the program's by itself. */
export type Origin = 'colleague' | 'person' | 'program'

/** How a reply came: on the person's page, in a call, told to a colleague, by the calendar, through a gateway. */
export type ReplyVia = 'page' | 'call' | 'colleague' | 'calendar' | 'gateway'

export type CheckAnswer = 'yes' | 'no' | 'unsure'

/** What a person replied to an invitation, and the seven checks of the confirmation call; null = no answer. */
export type AnswerColumns = {
  reply: CheckAnswer | null
  permission: CheckAnswer | null
  calendar: CheckAnswer | null
  call_ahead: CheckAnswer | null
  second_phone: CheckAnswer | null
  documents: CheckAnswer | null
  route: CheckAnswer | null
  letter: CheckAnswer | null
}
