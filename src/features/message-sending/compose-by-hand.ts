import type { Language } from '../../db/schema/primitives.ts'
import { byHandLinks, type HandLink } from '../../domain/messages/by-hand-links.ts'
import type { Wording } from '../../domain/messages/wordings.ts'
import type { Services } from '../../web/services.ts'
import { sendingSettings } from '../message-templates/reads/sending-settings.ts'
import { templateFor } from '../message-templates/reads/template-for.ts'
import { renderMessage } from '../message-templates/render-message.ts'
import type { Message } from './outbox.ts'
import { languageFor } from './reads/language.ts'
import { messageFacts } from './reads/message-facts.ts'

export type MessageByHand = { subject: string; text: string; language: Language; links: HandLink[] }

/** A message in the words of this moment, for a colleague to pass on, with a link for each way to do so. */
export async function composeByHand(
  services: Services,
  message: Pick<Message, 'thread_id' | 'candidate_id' | 'kind' | 'step' | 'note' | 'trial_arm'>,
): Promise<MessageByHand> {
  const { db } = services.database
  const settings = await sendingSettings(db)
  const language = await languageFor(db, message.candidate_id)
  const { facts } = await messageFacts(services, message, settings, language)
  const wording = { kind: message.kind, step: message.step } as Wording
  const { subject, text } = renderMessage(facts, await templateFor(db, wording, language, message.trial_arm))
  const contacts = await db
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .select(['kind', 'key'])
    .where('candidate_id', '=', message.candidate_id)
    .where('suppressed_addresses.address', 'is', null)
    .orderBy('candidate_contacts.id')
    .execute()
  const first = (kind: 'phone' | 'email') => contacts.find((contact) => contact.kind === kind)?.key ?? null
  const { foreignMessengers } = settings
  const links = byHandLinks({ phone: first('phone'), email: first('email'), subject, text, foreignMessengers })
  return { subject, text, language, links }
}
