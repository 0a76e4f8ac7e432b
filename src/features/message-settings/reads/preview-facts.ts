import type { Services } from '../../../web/services.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { messageFacts } from '../../message-sending/reads/message-facts.ts'
import type { MessageFacts } from '../../message-templates/facts.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'

/**
 * What a text is filled in with while it is looked at: facts of somebody invited, but never their own link, by which
 * one could answer for them.
 */
export async function previewFacts(
  services: Services,
  thread: number | undefined,
  language: Language,
): Promise<MessageFacts> {
  const settings = await sendingSettings(services.database.db)
  const example = exampleFacts(language, services.config.publicUrl)
  const { before, note, replyLink } = example
  if (thread !== undefined) {
    const message = { thread_id: thread, kind: 'invitation' as const, note }
    const { facts } = await messageFacts(services, message, settings, language)
    return { ...facts, before, replyLink }
  }
  return {
    ...example,
    sender: settings.sender ?? example.sender,
    employer: settings.employer ?? example.employer,
    contact: settings.contact ?? example.contact,
  }
}

function exampleFacts(language: Language, publicUrl: string): MessageFacts {
  const t = translateInto(language)
  const meeting = { timeZone: 'Europe/Moscow', city: t('message-settings.example.city') }
  return {
    name: t('message-settings.example.name'),
    language,
    vacancy: t('message-settings.example.vacancy'),
    meeting: { ...meeting, startsAt: '2026-11-29T07:30:00Z', place: t('message-settings.example.place') },
    before: { ...meeting, startsAt: '2026-11-28T11:00:00Z', place: null },
    minutes: 30,
    mapLink: null,
    sender: t('message-settings.example.sender'),
    employer: t('message-settings.example.employer'),
    contact: t('message-settings.example.contact'),
    waitMinutes: 20,
    note: t('message-settings.example.note'),
    replyLink: `${publicUrl}/r/…`,
  }
}
