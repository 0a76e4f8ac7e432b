import type { Temporal } from 'temporal-polyfill'
import { listCities, type City } from '../../db/cities.ts'
import type { Db } from '../../db/open.ts'
import { bandsOf } from '../../domain/salary/bands.ts'
import type { TaxScale } from '../../domain/salary/income-tax.ts'
import { checkPackage, type PackageCheck, type PayPackage } from '../../domain/salary/pay-package.ts'
import type { Band } from '../../domain/salary/types.ts'
import { dayOf } from '../../web/days.ts'
import { articleTable, minimumWageAt, taxScaleAt, type MinimumWage, type PayTable, type Sources } from './queries.ts'

/** A city with what the law asks for there on its own today. */
export type CityToday = City & { minimum: MinimumWage; taxScale: TaxScale }

/** All that pay is held against: the figures, and the law as it stands now. */
export type Yardstick = { table: PayTable; bands: Band[]; cities: CityToday[] }

export async function yardstickAt(db: Db, now: Temporal.Instant): Promise<Yardstick> {
  const [table, cities] = [await articleTable(db), await listCities(db)]
  const withLaw = async (city: City): Promise<CityToday> => {
    const today = dayOf(now, city.time_zone)
    return { ...city, minimum: await minimumWageAt(db, city.id, today), taxScale: await taxScaleAt(db, today) }
  }
  return { table, bands: bandsOf(table), cities: await Promise.all(cities.map(withLaw)) }
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
  const check = checkPackage(pack, { bands, tableBasis: table.basis, cities: cities.map(({ id }) => id), legalMinimum, taxScale })
  return { ...check, minimumSource }
}
