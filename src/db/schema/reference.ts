import type { ColumnType, Generated } from 'kysely'
import type { PayBasis } from './primitives.ts'

export type CityTable = {
  id: string
  position: number
  name_ru: string
  name_en: string
  time_zone: string
  hh_area_id: number | null
  /** «в Москве»; null where nobody has said how. */
  in_ru: ColumnType<string | null, string | null | undefined>
  /** Other ways to write the name, as search keys. */
  spellings_json: ColumnType<string, string | undefined>
  region_ru: ColumnType<string | null, string | null | undefined>
  region_en: ColumnType<string | null, string | null | undefined>
  /** When a person added the city; null for the cities of `data/`. */
  added_at: ColumnType<string | null, string | null | undefined>
}

export type SalaryTableTable = {
  id: Generated<number>
  /** `article` is the one that comes with the product and cannot be changed. */
  code: string
  /** The day the figures hold for; null when the source gives none. */
  as_of: string | null
  /** Whether the source's figures are before or after income tax; null when it does not say. */
  basis: PayBasis | null
  source_ru: string
  source_en: string
}

/** One cell as its source states it; what follows from several cells is derived in the domain, never stored. */
export type SalaryCellTable = {
  table_id: number
  city_id: string
  level: number
  stated_min: number | null
  stated_max: number
  wording: string
}

export type MinimumWageTable = {
  city_id: string
  valid_from: string
  federal: number
  /** The statutory regional coefficient, by which the federal minimum is multiplied. */
  coefficient: number
  regional: number | null
  source_ru: string
  source_en: string
}

export type TaxBracketTable = {
  valid_from: string
  over: number
  rate_percent: number
  source_ru: string
  source_en: string
}
