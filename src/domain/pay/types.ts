/** Before income tax (`gross`) or in the hand (`net`). */
export type Basis = 'gross' | 'net'

/** One cell of a pay table, as its source states it: roubles a month; `from` is null where only a ceiling is given. */
export type StatedCell = { city: string; level: number; from: number | null; to: number }

/** A pay table. `basis` and `asOf` (ISO date) are null where the source does not say. */
export type SalaryTable = {
  source: string
  asOf: string | null
  currency: string
  basis: Basis | null
  cells: readonly StatedCell[]
}

export type BoundSource = 'stated' | 'derived'

/** The range of one level in one city, roubles a month. A pay equal to `upper` is inside. */
export type Band = {
  city: string
  level: number
  lower: number
  lowerInclusive: boolean
  upper: number
  lowerSource: BoundSource
  upperSource: BoundSource
}

/** What the law asks for a month of full working time, gross; `from` is the ISO date the newest figure holds from. */
export type LegalMinimum = { federal: number; regional: number | null; from: string }
