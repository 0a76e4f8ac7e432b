import type { Temporal } from 'temporal-polyfill'
import { listCities, type City } from '../../../db/reference/cities.ts'
import type { Db } from '../../../db/open.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { checkPackage, type PackageCheck, type PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import type { Band } from '../../../domain/pay/types.ts'
import { dayOf } from '../../../web/texts/days.ts'
import {
  articleTable,
  minimumWageAt,
  taxScaleAt,
  type MinimumWage,
  type PayTable,
  type Sources,
  type TableLevel,
} from './pay-tables.ts'

/** A city with what the law asks for there on its own today. */
export type CityToday = City & { minimum: MinimumWage; taxScale: TaxScale }

/** All that pay is held against: the figures, and the law as it stands now in the cities they are for. */
export type Yardstick = { table: PayTable; bands: Band[]; cities: CityToday[] }

/** The article's table, or another, beside the law of today. */
export async function yardstickAt(db: Db, now: Temporal.Instant, chosen?: PayTable): Promise<Yardstick> {
  const table = chosen ?? (await articleTable(db))
  const named = new Set(table.cells.map(({ city }) => city))
  const cities = await citiesToday(db, now)
  return { table, bands: bandsOf(table), cities: cities.filter(({ id }) => named.has(id)) }
}

/** All cities whose law we know. */
export async function citiesToday(db: Db, now: Temporal.Instant): Promise<CityToday[]> {
  const withLaw = async (city: City): Promise<CityToday[]> => {
    const today = dayOf(now, city.time_zone)
    const minimum = await minimumWageAt(db, city.id, today)
    return minimum ? [{ ...city, minimum, taxScale: await taxScaleAt(db, today) }] : []
  }
  return (await Promise.all((await listCities(db)).map(withLaw))).flat()
}

/** The levels that can be checked in a city, or in any where none is named: those that have a band there. */
export function levelsIn({ table, bands, cities }: Yardstick, city?: string): TableLevel[] {
  const places = new Set(
    city === undefined ? cities.map(({ id }) => id) : cities.filter(({ id }) => id === city).map(({ id }) => id),
  )
  return table.levels.filter(({ level }) => bands.some((band) => band.level === level && places.has(band.city)))
}

/** The city of an id. @throws RangeError when there is none */
export function cityOf<C extends City>(cities: readonly C[], id: string): C {
  const city = cities.find((one) => one.id === id)
  if (!city) throw new RangeError(`No city ${id}`)
  return city
}

/** The answer of a check, and where its legal minimum is published: what is kept with an offer. */
export type Finding = PackageCheck & { minimumSource: Sources }

export function checkPay(pack: PayPackage, { table, bands, cities }: Yardstick): Finding {
  const { taxScale, minimum } = cityOf(cities, pack.city)
  const { source: minimumSource, ...legalMinimum } = minimum
  const check = checkPackage(pack, {
    bands,
    tableBasis: table.basis,
    cities: cities.map(({ id }) => id),
    legalMinimum,
    taxScale,
  })
  return { ...check, minimumSource }
}
