import { againstMinimum, relativeTo } from '../../../domain/pay/tables/bands.ts'
import { convertBands } from '../../../domain/pay/tables/compare-tables.ts'
import { effectiveMinimum } from '../../../domain/pay/law/minimum-wage.ts'
import type { Band } from '../../../domain/pay/types.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { agedText, type Ageing } from './ageing-view.ts'
import { figure, levelText, shareText, type Ear } from './words.ts'
import type { CityToday, Yardstick } from '../reads/pay-reference.ts'

/** Against this city's ceilings the others are shown, where a table has it. */
const comparedWith = 'moscow'

export type GridCell = {
  city: string
  from: string
  to: string
  derived: boolean
  relative: string | null
  aged: string | null
  minimum: 'under' | 'partly' | 'clear'
}

/**
 * A table by level and city, the law's figures below it, and how many bands the law has overtaken; null where there is
 * no band.
 */
export type GridView = {
  cities: string[]
  rows: { level: string; cells: (GridCell | { city: string; from: null })[] }[]
  minimums: { city: string; amount: string; date: string; source: string }[]
  counts: { under: number; partly: number; all: number }
}

export function gridView(yardstick: Yardstick, ear: Ear, ageing: Ageing | null = null): GridView {
  const { table, bands, cities } = yardstick
  const rows = table.levels.map(({ level }) => ({
    level: levelText(level, table, ear),
    cells: cities.map((city) => {
      const band = bands.find((one) => one.city === city.id && one.level === level)
      return band ? gridCell(city, band, yardstick, ageing, ear) : { city: cityName(city, ear.language), from: null }
    }),
  }))
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.from !== null)
  const count = (minimum: GridCell['minimum']) => cells.filter((cell) => cell.minimum === minimum).length
  return {
    cities: cities.map((city) => cityName(city, ear.language)),
    rows,
    minimums: cities.map((city) => ({
      city: cityName(city, ear.language),
      amount: ear.format.money(effectiveMinimum(city.minimum)),
      date: ear.format.date(city.minimum.from),
      source: city.minimum.source[ear.language],
    })),
    counts: { under: count('under'), partly: count('partly'), all: cells.length },
  }
}

function gridCell(
  city: CityToday,
  band: Band,
  { table, bands, cities }: Yardstick,
  ageing: Ageing | null,
  ear: Ear,
): GridCell {
  const elsewhere = cities.length > 1 && bands.find((one) => one.city === comparedWith && one.level === band.level)
  // The law speaks of gross pay.
  const [gross = band] = table.basis === 'net' ? convertBands([band], 'gross', city.taxScale) : []
  return {
    city: cityName(city, ear.language),
    from: figure(band.lower, ear),
    to: ear.format.money(band.upper),
    derived: band.lowerSource === 'derived',
    relative: elsewhere ? ear.t('salaries.relative', { share: shareText(relativeTo(band, elsewhere), ear) }) : null,
    aged: ageing && agedText(band.upper, ageing, ear),
    minimum: againstMinimum(gross, effectiveMinimum(city.minimum)),
  }
}
