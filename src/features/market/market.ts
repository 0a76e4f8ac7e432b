import type { Selectable } from 'kysely'
import type { MarketFiguresTable } from '../../db/schema/pay.ts'
import type { MarketCell } from '../../domain/pay/market/thin-cells.ts'
import type { Experience } from '../../domain/pay/market/posting.ts'

export const experiences = [
  'noExperience',
  'between1And3',
  'between3And6',
  'moreThan6',
] as const satisfies readonly Experience[]

/** Every city and all places together, with each experience and with any. */
export const askedCells = (cities: readonly string[]): MarketCell[] =>
  [null, ...cities].flatMap((city) => [null, ...experiences].map((experience) => ({ city, experience })))

/** How many postings of a role there are, how many say whether pay is gross, and how fresh they are. */
export type MarketRole = Omit<Selectable<MarketFiguresTable>, 'cells_json'>

/** The role of the hh.ru catalogue that sales and client managers belong to. */
export const ownRole = '70'
