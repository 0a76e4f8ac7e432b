import type { Generated } from 'kysely'
import type { Basis } from '../../domain/pay/types.ts'

/** A pay table of the team's own. Its figures are in its versions; `newest` is the number of the one in force. */
export type PayTableTable = { id: Generated<number>; name: string; position: string; newest: number }

/** What somebody once saved as a whole: it and its levels and cells are never changed. */
export type PayTableVersionTable = {
  id: Generated<number>
  table_id: number
  number: number
  /** The day the figures hold for. */
  as_of: string
  basis: Basis
  source: string
  /** The number of the version it was made from. */
  made_from: number | null
  saved_by: number
  saved_at: string
}

/** Levels are counted from 1, the lowest, without gaps. */
export type PayTableLevelTable = { version_id: number; level: number; name: string }

export type PayTableCellTable = {
  version_id: number
  city_id: string
  level: number
  stated_min: number | null
  stated_max: number
}
