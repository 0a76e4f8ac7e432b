import type { Wording } from '../../domain/messages/wordings.ts'
import type { Services } from '../../web/services.ts'
import { farewellText } from '../message-templates/built-in-text.ts'
import { templateFor } from '../message-templates/reads/template-for.ts'
import { renderMessage } from '../message-templates/render-message.ts'
import type { To, Words } from './channels/channel.ts'
import type { Message } from './outbox.ts'
import { messageFacts } from './reads/message-facts.ts'

/** A message in the team's words, with what is true at this moment. */
export async function composeText(services: Services, message: Message, { address, farewell, settings, language }: To) {
  const { facts, meeting, unsubscribe } = await messageFacts(services, message, settings, language)
  const wording = { kind: message.kind, step: message.step } as Wording
  const template = farewell
    ? { id: null, ...farewellText(language) }
    : await templateFor(services.database.db, wording, language, message.trial_arm)
  const { subject, text, html } = renderMessage(facts, template)
  const words: Omit<Words, 'message_id'> = {
    address,
    language,
    subject,
    body: text,
    template_id: template.id,
    invitation_id: meeting?.id ?? null,
  }
  return { words, html, meeting, unsubscribe, link: facts.replyLink }
}
