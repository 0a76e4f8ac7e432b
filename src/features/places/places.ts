import type { City } from '../../db/reference/cities.ts'
import type { Language } from '../../db/schema/index.ts'
import type { TaxScale } from '../../domain/pay/law/income-tax.ts'
import type { LegalMinimum } from '../../domain/pay/types.ts'

/** Where figures are published, in the words of each language. */
export type Sources = Record<Language, string>

export type MinimumWage = LegalMinimum & { source: Sources }

/** A city with the law that applies there today, by its own clock. */
export type CityToday = City & { minimum: MinimumWage; taxScale: TaxScale }

/** The city with an id. @throws RangeError when there is none */
export function cityOf<C extends City>(cities: readonly C[], id: string): C {
  const city = cities.find((one) => one.id === id)
  if (!city) throw new RangeError(`No city ${id}`)
  return city
}
