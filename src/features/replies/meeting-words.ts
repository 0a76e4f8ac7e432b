import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../db/schema/primitives.ts'
import type { Translate } from '../../web/messages/index.ts'
import { inCity } from '../../web/texts/cities.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { Formats } from '../../web/texts/formats.ts'
import type { MeetingOfThread } from './reads/meeting-of-thread.ts'

/** How to talk to the person, whoever's browser it is. */
export type Words = { t: Translate; format: Formats; language: Language }

/** "Воскресенье, 29 ноября, в 10:30": a day and an hour by the clocks of the place. */
export function timeText(startsAt: string, timeZone: string, { t, format }: Words): string {
  const [weekday = '', ...day] = format.dayOfWeek(dayOf(startsAt, timeZone)).split('\u00a0')
  return t('reply.when', {
    weekday: weekday.charAt(0).toUpperCase() + weekday.slice(1),
    day: day.join('\u00a0'),
    time: format.time(startsAt, timeZone),
  })
}

/** Whose clocks an hour is by, in words. */
export function zoneText(
  { starts_at, time_zone, ...city }: Pick<MeetingOfThread, 'starts_at' | 'time_zone' | 'name_ru' | 'name_en' | 'in_ru'>,
  words: Words,
): string {
  const { offset } = Temporal.Instant.from(starts_at).toZonedDateTimeISO(time_zone)
  return words.t('reply.zone', { city: inCity(city, words), offset: offset.replace(/^([+-])0?(\d+)(?::00)?/, '$1$2') })
}

/** Where to come: the city, unless the place names it. */
export function placeText({ place, name_ru, name_en }: MeetingOfThread, language: Language): string {
  const city = language === 'ru' ? name_ru : name_en
  if (place === null) return city
  return place.toLowerCase().includes(city.toLowerCase()) ? place : `${city}, ${place}`
}
