import type { Temporal } from 'temporal-polyfill'
import { calendarFile } from '../../domain/calendar/calendar-file.ts'
import type { Language } from '../../db/schema/primitives.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { daysOfInterviewer } from './reads/feeds.ts'

type Feed = {
  name: string
  language: Language
  publicUrl: string
  days: Awaited<ReturnType<typeof daysOfInterviewer>>
}

/** Calendars ask for it again about so often. */
const refreshMinutes = 60

/** The days of an interviewer as a calendar to subscribe to. It names no candidate: calendars are shared and synced. */
export function feedCalendar({ name, language, publicUrl, days }: Feed, now: Temporal.Instant): string {
  const t = translateInto(language)
  return calendarFile({
    method: 'PUBLISH',
    stamp: now.round('second').toString(),
    language,
    name: t('feed.name', { name }),
    refreshMinutes,
    entries: days.flatMap(({ id, version, title, place, starts_at, ends_at, invited, promised }) =>
      starts_at === null || ends_at === null
        ? []
        : [
            {
              uid: `day-${id}@${new URL(publicUrl).host}`,
              sequence: version,
              startsAt: starts_at,
              endsAt: ends_at,
              summary: t('feed.summary', { title }),
              description: [
                t('feed.text', { invited: Number(invited), promised: Number(promised) }),
                `${publicUrl}/batches/${id}`,
              ].join('\n'),
              place,
              organizer: null,
              attendee: null,
            },
          ],
    ),
  })
}
