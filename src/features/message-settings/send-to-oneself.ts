import { randomUUID } from 'node:crypto'
import type { Config } from '../../config.ts'
import { mailServer } from '../mail/mail-server.ts'
import type { RenderedMessage } from '../message-templates/render-message.ts'
import type { SendingSettings } from '../message-templates/sending.ts'

/**
 * Sends messages to a colleague who wants to see them. Nothing is written down, so they are counted nowhere.
 *
 * @returns how many the mail server took; it is asked for no more once it has not taken one
 */
export async function sendToOneself(
  config: Config,
  { sender, replyTo }: Pick<SendingSettings, 'sender' | 'replyTo'>,
  to: string,
  messages: readonly RenderedMessage[],
): Promise<number> {
  const server = mailServer(config)
  if (!server) return 0
  try {
    for (const [sent, message] of messages.entries()) {
      const messageId = `<test-${randomUUID()}@${new URL(config.publicUrl).hostname}>`
      const mail = { id: 0, to, messageId, sender, replyTo, unsubscribe: null, calendar: null, ...message }
      if ((await server.send(mail)).is !== 'accepted') return sent
    }
    return messages.length
  } finally {
    server.close()
  }
}
