import type { City } from '../../db/reference/cities.ts'
import type { DataText } from '../../web/texts/data-texts.ts'
import type { TaxScale } from '../../domain/pay/law/income-tax.ts'
import type { LegalMinimum } from '../../domain/pay/types.ts'

/** Where figures are published, in the words of each language. */
export type Sources = DataText

export type MinimumWage = LegalMinimum & { source: Sources }

/** A city with the law of today by its own clock; `minimum` is null where nobody has said what it is. */
export type CityToday = City & { minimum: MinimumWage | null; taxScale: TaxScale }

/** What a person says of a city to add; `inRu` is «в Казани»; `minimum` is null where it is not known. */
export type NewCity = {
  nameRu: string
  nameEn: string
  inRu: string | null
  spellings: readonly string[]
  regionRu: string | null
  regionEn: string | null
  timeZone: string
  hhAreaId: number | null
  minimum: { federal: number; regional: number | null; from: string; source: string } | null
}

/** The city with an id. @throws RangeError when there is none */
export function cityOf<C extends City>(cities: readonly C[], id: string): C {
  const city = cities.find((one) => one.id === id)
  if (!city) throw new RangeError(`No city ${id}`)
  return city
}
