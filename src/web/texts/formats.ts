import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../db/schema/primitives.ts'
import { forEachLanguage } from '../messages/index.ts'
import { intlLocale } from './intl-locale.ts'

/** How figures, money and times are written, in every language; digits are grouped by a no-break space. */
export type Formats = ReturnType<typeof formatsFor>

const noBreakSpace = '\u00a0'

function build(language: Language) {
  const locale = intlLocale[language]
  const numbers = new Map<number, Intl.NumberFormat>()
  // Making one takes longer than formatting a page's figures with it.
  const numberFormat = (digits: number) => {
    const known =
      numbers.get(digits) ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    numbers.set(digits, known)
    return known
  }
  const number = (value: number, digits = 0) => {
    const text = numberFormat(digits).format(value)
    return language === 'ru' ? text : text.replaceAll(',', noBreakSpace)
  }
  const percent = (share: number, digits = 0) => `${number(share * 100, digits)}${noBreakSpace}%`
  // Three letters of each month as it stands behind a day, without the stops that Russian abbreviations carry.
  const months = Array.from({ length: 12 }, (_, index) =>
    new Temporal.PlainDate(2026, index + 1, 1)
      .toLocaleString(locale, { day: 'numeric', month: 'long' })
      .replace(/[\d\s]/g, '')
      .slice(0, 3),
  )
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const weekdays = { long: inUtc({ weekday: 'long' }), short: inUtc({ weekday: 'short' }) }
  const dayAndMonth = inUtc({ day: 'numeric', month: 'long' })
  const dayText = (date: Temporal.PlainDate, thisYear?: number) => {
    const words = [date.day, months[date.month - 1], ...(date.year === thisYear ? [] : [date.year])]
    return words.join(noBreakSpace)
  }

  return {
    number,
    percent,
    /** A chance or share: never "0 %" or "100 %" for what is only nearly so. */
    chance: (share: number) => {
      if (share > 0 && share < 0.001) return `<${noBreakSpace}${percent(0.001, 1)}`
      if (share < 1 && share > 0.999) return `>${noBreakSpace}${percent(0.999, 1)}`
      return percent(share, share < 0.1 || share > 0.9 ? 1 : 0)
    },
    /** Whole roubles: "40 000 ₽"; kopecks only where there are some. */
    money: (roubles: number) => `${number(roubles, Number.isInteger(roubles) ? 0 : 2)}${noBreakSpace}₽`,
    /** `2026-11-24` → "24 ноя" or "24 Nov"; with the year where it is not `thisYear`. */
    date: (day: string, thisYear?: number) => dayText(Temporal.PlainDate.from(day), thisYear),
    /** `2026-11-01` → "ноябрь 2026 г." or "November 2026". */
    month: (day: string) => Temporal.PlainDate.from(day).toLocaleString(locale, { month: 'long', year: 'numeric' }),
    /** `2026-11-29` → "воскресенье 29 ноября" or "Sunday 29 November"; `short`: "вс 29 ноября" or "Sun 29 November". */
    dayOfWeek: (day: string, weekday: 'long' | 'short' = 'long') => {
      const date = Date.parse(`${Temporal.PlainDate.from(day).toString()}T00:00Z`)
      return `${weekdays[weekday].format(date)} ${dayAndMonth.format(date)}`.replaceAll(' ', noBreakSpace)
    },
    weekday: (day: string) => Temporal.PlainDate.from(day).toLocaleString(locale, { weekday: 'long' }),
    /** An instant as the clock on the wall of `timeZone` shows it: "10:00". */
    time: (instant: string, timeZone: string) =>
      Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }),
    dateTime: (instant: string, timeZone: string, thisYear?: number) => {
      const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
      return `${dayText(local.toPlainDate(), thisYear)}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
    },
  }
}

const formats = forEachLanguage(build)

export function formatsFor(language: Language) {
  return formats[language]
}
