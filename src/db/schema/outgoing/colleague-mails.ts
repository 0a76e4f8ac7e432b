import type { Generated } from 'kysely'

/**
 * `offer-approval`: an offer has waited for a day for somebody's approval; `interviews`: a day on which somebody holds
 * interviews has changed.
 */
export type ColleagueMailKind = 'offer-approval' | 'interviews'

/** `unsure`: it may have arrived, and must not arrive twice, so it is not sent again. */
export type ColleagueMailState = 'queued' | 'sent' | 'dropped' | 'unsure'

/** A mail to a colleague: what is meant. The words are found when it is sent, in the colleague's language. */
export type ColleagueMailTable = {
  id: Generated<number>
  kind: ColleagueMailKind
  user_id: number
  /**
   * What it is about: of `offer-approval` the offer and the moment at which the approval was asked for, of `interviews`
   * the day and the moment of the first change.
   */
  subject_id: number
  about: string
  /** Of `interviews` when the day began as the colleague knows it; null when it is new to them. */
  known: string | null
  state: Generated<ColleagueMailState>
  attempts: Generated<number>
  next_attempt_at: string
  /** From then on it is of no use. */
  expires_at: string
  /** Who sends it now, and since when it may have left. */
  lease: string | null
  at_wire_since: string | null
  /** What the mail server answered last, a code without words. */
  last_answer: string | null
  created_at: string
  sent_at: string | null
}
