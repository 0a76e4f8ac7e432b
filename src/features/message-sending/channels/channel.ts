import type { ReminderTable } from '../../../db/schema/invitations.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { GatewayAnswer } from '../../../domain/messages/gateway-answer.ts'
import type { SmtpAnswer } from '../../../domain/messages/smtp-answer.ts'
import type { SendingSettings } from '../../message-templates/sending.ts'
import type { ChannelLimits } from '../../messages/channel-use.ts'
import type { SendingChannel } from '../../messages/leaving.ts'
import type { Message } from '../outbox.ts'

/** The very words of a message, and what they are about. */
export type Words = {
  message_id: string
  address: string
  language: Language
  subject: string
  body: string
  template_id: number | null
  invitation_id: number | null
}

/** A message in the words of this moment; `send` gives it to the channel. */
export type Composed = {
  words: Words
  /** Whether it brings the person the entry for their calendar. */
  givesEntry: boolean
  send: (breakOff: AbortSignal) => Promise<SmtpAnswer | GatewayAnswer | { is: 'broken-off' }>
}

/** `farewell`: nothing is said but that the meeting is off. */
export type To = { address: string; farewell: boolean; settings: SendingSettings; language: Language }

/** By what messages leave. */
export type Channel = {
  name: SendingChannel
  /** Not even a message whose answer was lost is sent again: a colleague finds out whether it has arrived. */
  onlyOnce: boolean
  /** As reminders note how they were sent. */
  means: ReminderTable['channel']
  limits: ChannelLimits
  compose: (message: Message, to: To) => Promise<Composed>
}
