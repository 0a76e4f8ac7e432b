import { Temporal } from 'temporal-polyfill'
import { intlLocale } from '../../../web/texts/intl-locale.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { DayAhead, DayAsks } from '../day-ahead.ts'

export const daysOfWeek = 8
const shownCities = 6

const tones: Partial<Record<DayAsks, string>> = { running: 'live', short: 'short', hopeless: 'short', over: 'short' }

/** The days of the coming week: a table with a line a city, and the same as a list. */
export function weekView(days: readonly DayAhead[], today: Temporal.PlainDate, visitor: Visitor) {
  const { t, language } = visitor
  const dates = Array.from({ length: daysOfWeek }, (_, index) => today.add({ days: index }))
  const byCity = [...Map.groupBy(days, ({ batch }) => batch.city_id).values()]
  const lines = days.map((day) => ({
    date: day.batch.date,
    day: dayHead(Temporal.PlainDate.from(day.batch.date), visitor),
    city: cityName(day.batch, language),
    ...cellView(day, visitor),
  }))
  return {
    heads: dates.map((date, index) => ({ text: dayHead(date, visitor), isToday: index === 0 })),
    cities: byCity.slice(0, shownCities).map((ofCity) => {
      const name = cityName(ofCity[0]!.batch, language)
      return {
        name,
        cells: dates.map((date) => lines.filter((line) => line.city === name && line.date === date.toString())),
      }
    }),
    lines,
    more: byCity.length > shownCities ? t('home.more-cities', { count: byCity.length - shownCities }) : '',
  }
}

/** "вс 29" */
function dayHead(date: Temporal.PlainDate, { language }: Visitor): string {
  return `${date.toLocaleString(intlLocale[language], { weekday: 'short' })}\u00a0${date.day}`
}

function cellView({ batch, slots, state: { invited }, asks }: DayAhead, { t, format }: Visitor) {
  const planned = Math.max(
    1,
    slots.reduce((sum, slot) => sum + slot.planned_invitations, 0),
  )
  return {
    href: `/batches/${batch.id}`,
    time: slots[0] ? format.time(slots[0].starts_at, batch.time_zone) : '',
    title: batch.title,
    width: `${Math.min(100, Math.round((invited / planned) * 100))}%`,
    counts: t('home.of', { invited, planned }),
    tone: tones[asks] ?? '',
    word: wordOf(asks, invited, batch.format, t),
  }
}

function wordOf(asks: DayAsks, invited: number, kind: string, t: Visitor['t']): string {
  if (asks === 'short' && invited === 0) return t('home.state.nobody')
  if (asks === 'silent' || asks === 'enough') return kind === 'group' ? t('home.group') : ''
  return t(`home.state.${asks}`)
}
