import { dataText } from '../../../web/texts/data-texts.ts'
import { againstMinimum, relativeTo } from '../../../domain/pay/tables/bands.ts'
import { convertBands } from '../../../domain/pay/tables/compare-tables.ts'
import { effectiveMinimum } from '../../../domain/pay/law/minimum-wage.ts'
import type { Band } from '../../../domain/pay/types.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { agedText, type Ageing } from './ageing-view.ts'
import { figure, levelText, shareText } from '../words.ts'
import type { PayReference } from '../reads/pay-reference.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { CityToday } from '../../places/places.ts'

/** Against this city's ceilings the others are shown, where a table has it. */
const comparedWith = 'moscow'

export type GridCell = {
  city: string
  from: string
  to: string
  derived: boolean
  relative: string | null
  aged: string | null
  minimum: 'under' | 'partly' | 'clear' | 'unknown'
}

/**
 * A table by level and city, the law's figures below it, and how many bands the law has overtaken; null where there is
 * no band.
 */
export type GridView = {
  cities: string[]
  rows: { level: string; cells: (GridCell | { city: string; from: null })[] }[]
  minimums: { city: string; amount: string; source: string | null }[]
  counts: { under: number; partly: number; all: number }
}

export function gridView(reference: PayReference, locale: Locale, ageing: Ageing | null = null): GridView {
  const { table, bands, cities } = reference
  const rows = table.levels.map(({ level }) => ({
    level: levelText(level, table, locale),
    cells: cities.map((city) => {
      const band = bands.find((one) => one.city === city.id && one.level === level)
      return band
        ? gridCell(city, band, reference, ageing, locale)
        : { city: cityName(city, locale.language), from: null }
    }),
  }))
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.from !== null)
  const count = (minimum: GridCell['minimum']) => cells.filter((cell) => cell.minimum === minimum).length
  return {
    cities: cities.map((city) => cityName(city, locale.language)),
    rows,
    minimums: cities.map((city) => minimumView(city, locale)),
    counts: { under: count('under'), partly: count('partly'), all: cells.length },
  }
}

function gridCell(
  city: CityToday,
  band: Band,
  { table, bands, cities }: PayReference,
  ageing: Ageing | null,
  locale: Locale,
): GridCell {
  const elsewhere = cities.length > 1 && bands.find((one) => one.city === comparedWith && one.level === band.level)
  // The law speaks of gross pay.
  const [gross = band] = table.basis === 'net' ? convertBands([band], 'gross', city.taxScale) : []
  return {
    city: cityName(city, locale.language),
    from: figure(band.lower, locale),
    to: locale.format.money(band.upper),
    derived: band.lowerSource === 'derived',
    relative: elsewhere
      ? locale.t('salaries.relative', { share: shareText(relativeTo(band, elsewhere), locale) })
      : null,
    aged: ageing && agedText(band.upper, ageing, locale),
    minimum: city.minimum === null ? 'unknown' : againstMinimum(gross, effectiveMinimum(city.minimum)),
  }
}

/** The minimum wage of a city and where it is published, or that it is not known. */
function minimumView({ minimum, ...city }: CityToday, { t, format, language }: Locale) {
  const name = cityName(city, language)
  if (minimum === null) return { city: name, amount: t('places.minimum-unknown'), source: null }
  const [date, source] = [format.date(minimum.from), dataText(minimum.source, language)]
  return {
    city: name,
    amount: format.money(effectiveMinimum(minimum)),
    source: t('salaries.minimum-row-source', { city: name, date, source }),
  }
}
