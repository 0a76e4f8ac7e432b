import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../db/schema/primitives.ts'
import { greetingName } from '../../domain/messages/greeting.ts'
import type { Facts } from '../../domain/messages/template.ts'
import { translateInto } from '../../web/messages/index.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'

/** Time and place of a meeting; the city is named in the person's language. */
export type MeetingFacts = { startsAt: string; timeZone: string; city: string; place: string | null }

/** What a message says of one person's meeting; null for what is not known. It names nobody else. */
export type MessageFacts = {
  /** The full name as it is kept: the greeting takes the first name and the patronymic from it. */
  name: string
  language: Language
  vacancy: string
  /** Null where there is no meeting, as when an application is refused. */
  meeting: MeetingFacts | null
  /** Where and when it was before; only of a change. */
  before: MeetingFacts | null
  minutes: number | null
  mapLink: string | null
  /** Who writes, for which employer, and who to ask for: of the day, or else of the team. */
  sender: string | null
  employer: string | null
  contact: string | null
  /** How long people may have to wait at most, because more are invited than fit. */
  waitMinutes: number | null
  /** What a colleague adds in their own words. */
  note: string | null
  /** The full address of the person's own page. */
  replyLink: string | null
}

/** The facts in the person's language, as the placeholders of a text name them. */
export function factsInWords(facts: MessageFacts): Facts {
  const { language, meeting, before } = facts
  const t = translateInto(language)
  const when = meeting && meetingWords(meeting, language)
  const minutes = (key: 'message-facts.duration' | 'message-facts.wait', count: number | null) =>
    count === null ? null : t(key, { count: Math.max(1, Math.round(count)) })
  return {
    name: greetingName(facts.name),
    sender: line(facts.sender),
    employer: line(facts.employer),
    vacancy: line(facts.vacancy),
    when: when && t('message-facts.when', when),
    day: when && t('message-facts.day', when),
    time: when && when.time,
    zone: meeting && t('message-facts.zone', { city: meeting.city }),
    duration: minutes('message-facts.duration', facts.minutes),
    place: line(meeting?.place),
    map: line(facts.mapLink),
    contact: line(facts.contact),
    wait: minutes('message-facts.wait', facts.waitMinutes),
    before: before && beforeWords(before, language),
    note: facts.note?.trim() || null,
    link: line(facts.replyLink),
  }
}

/** Named by the city, whose clock everybody there knows: no letter leaves it to the reader which hour is meant. */
function meetingWords({ startsAt, timeZone }: MeetingFacts, language: Language) {
  const day = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDate()
  return {
    weekday: day.dayOfWeek,
    date: day.toLocaleString(intlLocale[language], { day: 'numeric', month: 'long' }).replaceAll(' ', '\u00a0'),
    time: formatsFor(language).time(startsAt, timeZone),
  }
}

function beforeWords(before: MeetingFacts, language: Language): string {
  const t = translateInto(language)
  const words = meetingWords(before, language)
  return [t('message-facts.day', words), words.time, line(before.place)].filter(Boolean).join(', ')
}

/** One line, so that no fact can open a line of its own in a letter. */
function line(text: string | null | undefined): string | null {
  return text?.replace(/\s+/gu, ' ').trim() || null
}
