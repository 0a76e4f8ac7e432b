import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import { replyAddress, unsubscribeAddress } from '../../../web/links/reply-address.ts'
import { mapAddress } from '../../../web/links/map-address.ts'
import type { Services } from '../../../web/services.ts'
import type { MeetingFacts, MessageFacts } from '../../message-templates/facts.ts'
import type { SendingSettings } from '../../message-templates/sending.ts'
import { placeText } from '../../replies/meeting-words.ts'
import { meetingOfThread, type MeetingOfThread } from '../../replies/reads/meeting-of-thread.ts'
import { waitingOfDay } from '../../replies/reads/waiting-of-day.ts'
import type { Message } from '../outbox.ts'
import { placeBefore, type Place } from './place-before.ts'

export type FactsOfMessage = {
  facts: MessageFacts
  meeting: MeetingOfThread | null
  /** Where the person unsubscribes with one click. */
  unsubscribe: string
}

/** Everything that a message says, as it is at this moment. */
export async function messageFacts(
  services: Services,
  message: Pick<Message, 'thread_id' | 'kind' | 'note'>,
  settings: SendingSettings,
  language: Language,
): Promise<FactsOfMessage> {
  const { db } = services.database
  const thread = await db
    .selectFrom('threads')
    .innerJoin('candidates', 'candidates.id', 'threads.candidate_id')
    .innerJoin('vacancies', 'vacancies.id', 'threads.vacancy_id')
    .select(['candidates.name', 'vacancies.title', 'threads.reply_generation'])
    .where('threads.id', '=', message.thread_id)
    .executeTakeFirstOrThrow()
  const meeting = (await meetingOfThread(db, message.thread_id)) ?? null
  const link = { thread: message.thread_id, generation: thread.reply_generation }
  const facts: MessageFacts = {
    name: thread.name,
    language,
    vacancy: thread.title,
    meeting: meeting && meetingFacts(meeting, language),
    before: message.kind === 'change' ? await beforeIn(db, message.thread_id, language) : null,
    minutes: meeting?.minutes ?? null,
    mapLink: meeting?.place ? mapAddress(placeText(meeting, language)) : null,
    sender: settings.sender,
    employer: settings.employer,
    contact: meeting?.contact ?? settings.contact,
    waitMinutes: meeting && (await longestWait(db, meeting, services.now())),
    note: message.note,
    replyLink: meeting && replyAddress(services, link),
  }
  return { facts, meeting, unsubscribe: unsubscribeAddress(services, link) }
}

function meetingFacts({ starts_at, time_zone, name_ru, name_en, place }: Place, language: Language): MeetingFacts {
  return { startsAt: starts_at, timeZone: time_zone, city: language === 'ru' ? name_ru : name_en, place }
}

async function beforeIn(db: Db, thread: number, language: Language): Promise<MeetingFacts | null> {
  const before = await placeBefore(db, thread)
  return before && meetingFacts(before, language)
}

async function longestWait(db: Db, meeting: MeetingOfThread, now: Temporal.Instant): Promise<number | null> {
  const waiting = await waitingOfDay(db, meeting, now)
  return waiting.overbooked === 'queue' && waiting.minutes >= 1 ? waiting.minutes : null
}
