import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import { translateInto } from '../../../web/messages/index.ts'
import type { MessageFacts } from '../../message-templates/facts.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'

/** What a text is filled in with while it is looked at: facts of somebody invited, but never their own link. */
export async function previewFacts(
  db: Db,
  invitation: number | undefined,
  language: Language,
  publicUrl: string,
): Promise<MessageFacts> {
  const { sender, employer, contact } = await sendingSettings(db)
  const t = translateInto(language)
  const example = exampleFacts(language, publicUrl)
  const team = {
    sender: sender ?? t('message-settings.example.sender'),
    employer: employer ?? t('message-settings.example.employer'),
    contact: contact ?? t('message-settings.example.contact'),
  }
  const row = invitation === undefined ? undefined : await invitedPerson(db, invitation)
  if (!row) return { ...example, ...team }
  const city = language === 'ru' ? row.name_ru : row.name_en
  return {
    ...example,
    ...team,
    name: row.name,
    vacancy: row.title,
    contact: row.contact ?? team.contact,
    minutes: row.minutes,
    mapLink: null,
    meeting: { startsAt: row.starts_at, timeZone: row.time_zone, city, place: row.place },
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
    sender: null,
    employer: null,
    contact: null,
    waitMinutes: 20,
    note: t('message-settings.example.note'),
    // Leads nowhere on purpose: who has a person's link can answer for them.
    replyLink: `${publicUrl}/r/…`,
  }
}

function invitedPerson(db: Db, invitation: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(['candidates.name', 'vacancies.title', 'cities.name_ru', 'cities.name_en', 'slots.starts_at'])
    .select(['batches.time_zone', 'batches.minutes', 'batches.place', 'batches.contact'])
    .where('invitations.id', '=', invitation)
    .where('candidates.erased', '=', 0)
    .executeTakeFirst()
}
