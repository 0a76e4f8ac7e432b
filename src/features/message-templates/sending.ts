import { DEFAULT_STEPS, type Step } from '../../domain/messages/steps.ts'
import { NINE_TO_NINE, type WakingHours } from '../../domain/messages/quiet-hours.ts'

/** How the team sends its messages. */
export type SendingSettings = {
  /** Who writes; where answers to a mail go; who to ask for where a day names nobody. */
  sender: string | null
  replyTo: string | null
  contact: string | null
  waking: WakingHours
  steps: readonly Step[]
  /** Which channels are used; what has none goes by hand. */
  email: boolean
  gateway: boolean
  /** Some employers may not write to people through messengers of foreign owners (law 41-FZ). */
  foreignMessengers: boolean
  /** For whom, as Settings name the employer. */
  readonly employer: string | null
}

/** What can be changed of it where the sending is set up. */
export type SendingChange = Partial<Omit<SendingSettings, 'employer'>>

export const DEFAULT_SENDING: SendingSettings = {
  sender: null,
  employer: null,
  replyTo: null,
  contact: null,
  waking: NINE_TO_NINE,
  steps: DEFAULT_STEPS,
  email: true,
  gateway: true,
  foreignMessengers: true,
}
