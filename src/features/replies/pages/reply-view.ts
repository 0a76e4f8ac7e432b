import { Temporal } from 'temporal-polyfill'
import { languages, type Language } from '../../../db/schema/primitives.ts'
import { greetingName } from '../../../domain/messages/greeting.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { mapAddress } from '../../../web/links/map-address.ts'
import { placeText, timeText, zoneText, type Words } from '../meeting-words.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { isKept } from '../../invitations/reads/free-places.ts'
import { meetingState, type MeetingState } from '../meeting-state.ts'
import type { MeetingOfThread } from '../reads/meeting-of-thread.ts'
import type { FreeSlot } from '../reads/other-times.ts'
import type { Waiting } from '../reads/waiting-of-day.ts'
import type { ReplyChoice } from '../reply.ts'
import { contactParts } from './contact-parts.ts'

type Page = {
  meeting: MeetingOfThread
  employer: string | null
  waiting: Waiting
  token: string
  now: string
  /** What the link in the message proposed to answer: shown first, and left to the person to choose. */
  proposed: ReplyChoice | null
  /** The language that the person has chosen on the page. */
  chosen: Language | null
}

/** What is said first, by what the person has replied so far. */
function headingOf({ meeting, state, t }: { meeting: MeetingOfThread; state: MeetingState; t: Translate }): string {
  const name = greetingName(meeting.name)
  const said = state === 'left' ? 'left' : meeting.reply === 'yes' || meeting.reply === 'no' ? meeting.reply : 'asked'
  return name === null ? t(`reply.heading-nameless.${said}`) : t(`reply.heading.${said}`, { name })
}

type Standing = { meeting: MeetingOfThread; state: MeetingState; kept: boolean; t: Translate }

function stateTextOf({ meeting, state, kept, t }: Standing): string {
  if (state === 'left') return t('reply.state.left', { title: meeting.title })
  return meeting.reply === 'no' ? t(kept ? 'reply.state.no-kept' : 'reply.state.no') : ''
}

/** The page of an invited person: nothing on it is about anybody else, or more of them than they may pass on. */
export function replyView(
  { meeting, employer, waiting, token, now, proposed, chosen }: Page,
  { t, format, language }: Words,
) {
  const state = meetingState(meeting, now)
  const words = { t, format, language }
  return {
    t,
    language,
    token,
    state,
    chosen,
    others: languages.filter((code) => code !== language).map((code) => ({ code, name: t(`language.${code}`) })),
    employer,
    heading: headingOf({ meeting, state, t }),
    when: timeText(meeting.starts_at, meeting.time_zone, words),
    zone: zoneText(meeting, words),
    about: t('reply.about', { title: meeting.title, minutes: meeting.minutes }),
    waiting: waitingText(waiting, t),
    place: placeText(meeting, language),
    map: meeting.place && mapAddress(placeText(meeting, language)),
    contact: contactParts(meeting.contact),
    title: t('reply.title', { day: format.dayOfWeek(dayOf(meeting.starts_at, meeting.time_zone), 'short') }),
    stateText: stateTextOf({ meeting, state, kept: isKept(meeting.replied_at, Temporal.Instant.from(now)), t }),
    calendar: calendarText({ meeting, state, t }),
    version: `${meeting.id}.${meeting.version}`,
    legend: t(meeting.reply === null || meeting.reply === 'unsure' ? 'reply.ask' : 'reply.ask-again'),
    choices: choicesOf(state, meeting.reply).map((choice) => choiceView(choice, proposed, t)),
    further: furtherChoices(state).map((choice) => choiceView(choice, proposed, t)),
  }
}

/** What the calendar file does for the person: brings the meeting, or takes away what they were given. */
function calendarText({ meeting, state, t }: Omit<Standing, 'kept'>): string {
  if (state === 'open' && meeting.reply === 'yes') return t('reply.calendar')
  return meeting.calendar_given === 1 && (state === 'left' || meeting.reply === 'no') ? t('reply.calendar-remove') : ''
}

function choicesOf(state: MeetingState, reply: MeetingOfThread['reply']): ReplyChoice[] {
  const all: ReplyChoice[] = ['yes', 'no', 'other']
  return state === 'open' ? all.filter((choice) => choice !== reply) : []
}

const furtherChoices = (state: MeetingState): ReplyChoice[] => [
  ...(state === 'open' ? (['not-interested'] as const) : []),
  'no-messages',
  'withdraw-consent',
]

/** A choice is never made beforehand: mail scanners follow links and press buttons. */
const choiceView = (choice: ReplyChoice, proposed: ReplyChoice | null, t: Translate) => ({
  value: choice,
  label: t(`reply.choice.${choice}`),
  hint: choice === 'yes' || choice === 'no' ? '' : t(`reply.choice-hint.${choice}`),
  proposed: choice === proposed,
})

/** Other times to choose from, those at which one waits least first. */
export function otherTimesView(page: Page, slots: readonly FreeSlot[], words: Words) {
  const { t } = words
  return {
    ...replyView(page, words),
    heading: t('reply.other-heading'),
    slots: slots.map(({ id, starts_at, time_zone, minutes }) => ({
      value: id,
      label: timeText(starts_at, time_zone, words),
      hint: minutes === 0 ? t('reply.slot-no-wait') : t('reply.slot-wait', { minutes }),
    })),
  }
}

function waitingText(waiting: Waiting, t: Translate): string {
  if (waiting.overbooked === 'no') return ''
  if (waiting.overbooked === 'seats') return t('reply.waiting-seats')
  return waiting.minutes === 0 ? t('reply.waiting-short') : t('reply.waiting', { minutes: waiting.minutes })
}
