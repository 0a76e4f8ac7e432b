import type { Generated } from 'kysely'

/** `offer-approval`: an offer has waited for a day for somebody's approval. */
export type ColleagueMailKind = 'offer-approval'

/** `sending` is also what a server that died was sending: it may have arrived, so it is not sent again. */
export type ColleagueMailState = 'queued' | 'sending' | 'sent' | 'dropped'

/** A mail to a colleague: what is meant. The words are found when it is sent, in the colleague's language. */
export type ColleagueMailTable = {
  id: Generated<number>
  kind: ColleagueMailKind
  user_id: number
  /** What it is about: of `offer-approval` the offer and the moment at which the approval was asked for. */
  subject_id: number
  about: string
  state: Generated<ColleagueMailState>
  attempts: Generated<number>
  next_attempt_at: string
  /** What the mail server answered last, a code without words. */
  last_answer: string | null
  created_at: string
  sent_at: string | null
}
