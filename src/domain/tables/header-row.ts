import { cellText, type Cell, type TableRow } from './cells.ts'

/** The columns of a row of headings that we know, whatever the table is about. */
export type KnownHeadings = (headings: readonly string[]) => ReadonlySet<number>

/** Where the headings of a table are. */
export type Header = {
  cells: Cell[]
  /** The number of their row; of the lower one where there are two. */
  row: number
  /** How many of the rows looked at are headings or stand above them. */
  above: number
  /** How many of the headings we know. */
  known: number
}

/** Among so many filled rows the headings are looked for: titles, notes and instructions are shorter. */
export const rowsLookedAt = 25

/** So many known headings are no chance. */
const enough = 3

/** In characters; longer ones in a row that is not the first are sentences or data. */
const longestBelow = 150

/**
 * Finds the headings among the first filled rows of a table: the row in which most of them are known, and if there is
 * none, the first that is as wide as the table. A table that says nothing against it begins with its headings.
 *
 * @param chosen the number of their row, where a person has told it
 */
export function findHeader(rows: readonly TableRow[], known: KnownHeadings, chosen?: number): Header | null {
  if (rows.length === 0) return null
  const told = chosen === undefined ? -1 : rows.findIndex(({ row }) => row >= chosen)
  const at = told >= 0 ? told : (byKnown(rows, known) ?? byShape(rows) ?? 0)
  return inTwoRows(rows, at, known) ?? headerOf(rows, at, known)
}

const headingsOf = (cells: readonly Cell[]): string[] => cells.map(cellText)

const headerOf = (
  rows: readonly TableRow[],
  at: number,
  known: KnownHeadings,
  cells = rows[at]?.cells ?? [],
): Header => ({
  cells: [...cells],
  row: rows[at]?.row ?? 1,
  above: at + 1,
  known: known(headingsOf(cells)).size,
})

/** Headings are words: no numbers, dates, addresses or phones. */
const isHeading = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && cell.length <= longestBelow && /[\p{L}№#]/u.test(cell) && !/@|\d{5}|^https?:/u.test(cell)

function byKnown(rows: readonly TableRow[], known: KnownHeadings): number | null {
  const first = known(headingsOf(rows[0]?.cells ?? [])).size
  if (first >= enough) return 0
  let best = { at: 0, score: first }
  for (const [at, { cells }] of rows.entries()) {
    if (at === 0) continue
    const score = known(cells.map((cell) => (isHeading(cell) ? cellText(cell) : ''))).size
    if (score > best.score) best = { at, score }
  }
  if (best.at > 0 && best.score >= 2 && best.score >= 2 * first) return best.at
  return first > 0 ? 0 : null
}

/** A title, or a few, and then a row of words that is as wide as most of the rows below it. */
function byShape(rows: readonly TableRow[]): number | null {
  const widths = rows.map(({ cells }) => cells.filter((cell) => cellText(cell) !== '').length)
  if ((widths[0] ?? 0) > 1) return 0
  const at = widths.findIndex((width) => width > 1)
  const { cells = [] } = rows[at] ?? {}
  const below = widths.slice(at + 1)
  const isWide = below.filter((width) => width > 1 && width <= (widths[at] ?? 0)).length * 2 >= below.length
  return at > 0 && below.length > 0 && isWide && cells.every((cell) => cellText(cell) === '' || isHeading(cell))
    ? at
    : null
}

/** Headings under headings: those above are merged over several columns, or over both rows. */
function inTwoRows(rows: readonly TableRow[], at: number, known: KnownHeadings): Header | null {
  const below = joined(rows, at, at + 1, known)
  if (below) return headerOf(rows, at + 1, known, below)
  const above = joined(rows, at - 1, at, known)
  return above && headerOf(rows, at, known, above)
}

function joined(rows: readonly TableRow[], upperAt: number, lowerAt: number, known: KnownHeadings): string[] | null {
  const [upper, lower] = [rows[upperAt], rows[lowerAt]]
  if (!upper || !lower || lower.row !== upper.row + 1) return null
  if (![...upper.cells, ...lower.cells].every((cell) => cellText(cell) === '' || isHeading(cell))) return null
  const [above, under] = [headingsOf(upper.cells), headingsOf(lower.cells)]
  const columns = Array.from({ length: Math.max(above.length, under.length) }, (_, column) => column)
  const isBelowGap = columns.some((column) => !above[column] && under[column])
  const isOverGap = columns.some((column) => above[column] && !under[column])
  if (!isBelowGap || !isOverGap || columns.filter((column) => above[column]).length < 2) return null
  // A person below headings with a gap is no second row of them.
  const knownUnder = known(under).size
  if (knownUnder < 2 || knownUnder * 2 < under.filter(Boolean).length) return null
  let group = ''
  const groups = columns.map((column) => (group = above[column] || group))
  const whole = columns.map((column) =>
    under[column] ? [groups[column], under[column]].filter(Boolean).join(' ') : (above[column] ?? ''),
  )
  // The group tells whose phone it is, but may also hide a plain "Phone".
  const alone = columns.map((column) => under[column] || above[column] || '')
  const [knownWhole, knownAlone] = [known(whole), known(alone)]
  const isAlike = (column: number) => alone.indexOf(alone[column] ?? '') === alone.lastIndexOf(alone[column] ?? '')
  return columns.map((column) =>
    !knownWhole.has(column) && knownAlone.has(column) && isAlike(column)
      ? (alone[column] ?? '')
      : (whole[column] ?? ''),
  )
}
