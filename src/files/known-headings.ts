import { marketVocabulary } from '../domain/pay/market/market-columns.ts'
import { tableVocabulary } from '../domain/pay/tables/table-rows.ts'
import { candidateVocabulary } from '../domain/people/candidate/candidate-columns.ts'
import { shortened } from '../domain/tables/cells.ts'
import { type FieldHeadings, guessMapping } from '../domain/tables/columns.ts'
import { isForbiddenHeading } from '../domain/tables/forbidden-columns.ts'
import { attendanceVocabulary } from '../domain/turnout/attendance/attendance-columns.ts'
import { limits } from './limits.ts'

const vocabularies: readonly Readonly<Record<string, FieldHeadings>>[] = [
  candidateVocabulary,
  attendanceVocabulary,
  marketVocabulary,
  tableVocabulary,
]

/** Headings of the kind of table that knows most of them, and those that may not be kept, which head a column too. */
export function knownHeadings(row: readonly string[]): ReadonlySet<number> {
  const headings = row.slice(0, limits.columns).map((heading) => shortened(heading, limits.heading))
  const forbidden = headings.flatMap((heading, column) => (isForbiddenHeading(heading) ? [column] : []))
  const known = vocabularies.map((vocabulary) => Object.values(guessMapping(headings, vocabulary)).flat())
  const most = known.reduce((best, columns) => (columns.length > best.length ? columns : best), [])
  return new Set([...most, ...forbidden])
}
