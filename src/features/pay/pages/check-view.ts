import type { Temporal } from 'temporal-polyfill'
import { netOf } from '../../../domain/pay/law/income-tax.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { buys } from '../../../domain/pay/tables/buys.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { marketRanges } from '../../market/market-ranges.ts'
import { minimumOn } from '../band-picture.ts'
import { buysSentence } from '../buys-words.ts'
import { packageFields } from '../pay-fields.ts'
import type { PayReference } from '../reads/pay-reference.ts'
import { withBasis } from '../law-words.ts'
import { shareText } from '../words.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { CityToday } from '../../places/places.ts'

/** What an amount alone already answers, before anything else is known. */
export const buysOf = (amount: number, reference: PayReference, locale: Locale): string =>
  buysSentence(
    amount,
    buys(
      amount,
      reference.bands,
      reference.cities.map(({ id }) => id),
    ),
    reference,
    locale,
  )

/** Said while the newest minimum wage of any city is of an earlier year; null when all are of this one. */
export function outdatedText({ cities }: PayReference, now: Temporal.Instant, { t }: Locale): string | null {
  const years = cities.flatMap(({ minimum, time_zone }) =>
    minimum === null
      ? []
      : [{ newest: Number(minimum.from.slice(0, 4)), current: Number(dayOf(now, time_zone).slice(0, 4)) }],
  )
  const old = years.filter(({ newest, current }) => newest < current)
  return old.length > 0 ? t('salaries.outdated', { year: String(Math.min(...old.map(({ newest }) => newest))) }) : null
}

/** That the table has no band for a level in a city, with the minimum wage there, or that it is not known. */
export function noFiguresView(
  city: CityToday,
  level: number,
  basis: Basis | null,
  { table: { own } }: PayReference,
  locale: Locale,
) {
  const minimum = minimumOn(basis ?? 'gross', city)
  const place = inCity(city, locale)
  return {
    headline: own
      ? locale.t('salaries.no-band-there', { name: own.name, level, city: place })
      : locale.t('places.no-figures', { city: place }),
    minimum:
      minimum === null
        ? locale.t('places.minimum-unknown-note')
        : locale.t('salaries.minimum-here', { amount: withBasis(minimum, basis ?? 'gross', locale) }),
  }
}

/** What the closed fold says of the fields inside it; nothing of what cannot be read. */
export function rareText(values: { variable?: string; share: string }, locale: Locale): string {
  const { variable, share } = packageFields([])
  const [bonus, part] = [variable.safeParse(values.variable), share.safeParse(values.share)]
  const { t, format } = locale
  return [
    ...(bonus.success
      ? [bonus.data === 0 ? t('salaries.no-bonus') : t('salaries.bonus', { amount: format.money(bonus.data) })]
      : []),
    ...(part.success
      ? [part.data === 1 ? t('salaries.full-time') : t('salaries.part-time', { share: shareText(part.data, locale) })]
      : []),
  ].join(', ')
}

/** The middle half of a city's market by experience, on the basis that was chosen; null where nothing is loaded. */
export function marketView(
  market: readonly CellFigures[],
  city: string,
  basis: Basis | null,
  { cities }: PayReference,
  locale: Locale,
) {
  if (market.length === 0) return null
  const scale = cities.find(({ id }) => id === city)?.taxScale
  const amount = (gross: number) =>
    locale.format.money(Math.round(basis === 'net' && scale ? netOf(scale, gross) : gross))
  return {
    about: locale.t('market.beside', { basis: locale.t(`basis.${basis === 'net' && scale ? 'net' : 'gross'}`) }),
    rows: marketRanges(market, city, locale).map(({ label, from, to }) => ({
      label,
      from: amount(from),
      to: amount(to),
    })),
  }
}
