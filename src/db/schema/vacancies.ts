import type { Generated } from 'kysely'
import type { PayBasis } from './primitives.ts'

export type VacancyTable = {
  id: Generated<number>
  title: string
  search_key: string
  city_id: string
  level: number
  openings: number
  pay_from: number | null
  pay_to: number | null
  pay_basis: PayBasis | null
  business: string | null
  description: string | null
  /** The table its offers are held against, in its newest version; null = the article's. */
  pay_table_id: number | null
  closed_at: string | null
  created_by: number | null
  created_at: string
  version: Generated<number>
  /** Raised by every change of the vacancy's stages. */
  stages_version: Generated<number>
  criteria_version: Generated<number>
}
