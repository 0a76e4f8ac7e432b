import type { Temporal } from 'temporal-polyfill'
import { writingAlone } from '../../../../db/locking/writing-alone.ts'
import type { Db } from '../../../../db/open.ts'
import {
  type MarketField,
  marketFields,
  marketVocabulary,
  recordNames,
} from '../../../../domain/pay/market/market-columns.ts'
import { type CsvRecord, type MarketContext, fromCsvRecord } from '../../../../domain/pay/market/market-rows.ts'
import { type LoneFigure, payWording } from '../../../../domain/pay/market/pay-text.ts'
import { cellText } from '../../../../domain/tables/cells.ts'
import { isExample } from '../../../../domain/tables/example-row.ts'
import { type Mapping, droppedColumns, guessMapping, lawfulMapping } from '../../../../domain/tables/columns.ts'
import { type PostingRow, knownPostings, savePostings, isUnchanged, toRow } from './posting-rows.ts'
import type { ImportOptions } from '../../import.ts'
import { type ImportReport, emptyReport, inRowOrder } from '../../report.ts'
import { refreshFigures } from '../../../market/acts/refresh-figures.ts'
import { marketContext } from '../../../market/reads/market-context.ts'
import type { Rows } from '../../../../files/table.ts'

/**
 * Loads vacancies of the market. A posting is known again by its own id or, where the file has none, by all it says; a
 * later file replaces what an earlier one said of it. The figures of the roles it touches change with it.
 *
 * @param mapping which column holds what; guessed from the headings where it is left out
 * @throws TableError when the file stops making sense on the way; nothing is kept then
 */
export async function importMarket(
  db: Db,
  table: Rows,
  mapping: Mapping<MarketField> = guessMapping(table.headings, marketVocabulary),
  { dryRun = false, alongside, at }: ImportOptions & { at: Temporal.Instant },
): Promise<ImportReport> {
  const report = emptyReport(droppedColumns(table.headings, mapping))
  const postings = await readPostings(table, mapping, await marketContext(db, at), report)
  inRowOrder(report)
  if (dryRun) {
    await classifyRows(db, postings, report)
    return report
  }
  return writingAlone(db, 'market_postings', async (trx) => {
    const counted = structuredClone(report)
    const { rows, roles } = await classifyRows(trx, postings, counted)
    await savePostings(trx, rows, at.toString())
    await refreshFigures(trx, roles, at.toString())
    await alongside?.(trx, counted)
    return counted
  })
}

/** What the file says first of each posting; all other rows are counted in the report. */
async function readPostings(
  table: Rows,
  mapping: Mapping<MarketField>,
  context: MarketContext,
  report: ImportReport,
): Promise<PostingRow[]> {
  const lawful = lawfulMapping(table.headings, mapping)
  const used = marketFields.flatMap((field) => lawful[field].map((column) => ({ name: recordNames[field], column })))
  const firsts = new Map<string, PostingRow>()
  const take = (row: number, record: CsvRecord, lone: LoneFigure) => {
    const read = fromCsvRecord(record, context, lone)
    if ('setAside' in read) {
      report.setAside.push({ row, reason: read.setAside })
      return
    }
    const posting = toRow(record['id'] ?? '', read.used, context.limits.taxScale)
    const first = firsts.get(posting.key)
    if (!first) firsts.set(posting.key, posting)
    else if (isUnchanged(first, posting)) report.unchanged += 1
    else report.setAside.push({ row, reason: 'posting-repeated' })
  }
  // What a lone figure means shows when the whole file is read.
  const withLone: [row: number, record: CsvRecord][] = []
  let saysEnds = false
  for await (const { row, cells } of table.rows) {
    report.rows += 1
    const record: CsvRecord = Object.fromEntries(used.map(({ name, column }) => [name, cellText(cells[column])]))
    if (isExample(record['title'])) {
      report.setAside.push({ row, reason: 'example' })
      continue
    }
    const wording = payWording(record['salary'] ?? '')
    saysEnds ||= wording === 'one-end'
    if (wording === 'lone') withLone.push([row, record])
    else take(row, record, 'floor')
  }
  for (const [row, record] of withLone) take(row, record, saysEnds ? 'point' : 'floor')
  return [...firsts.values()]
}

/**
 * Counts what is new, changed and known. @returns the rows that have to be written, and the roles they are and were of
 */
async function classifyRows(
  db: Db,
  postings: readonly PostingRow[],
  report: ImportReport,
): Promise<{ rows: PostingRow[]; roles: Set<string | null> }> {
  const known = await knownPostings(
    db,
    postings.map(({ key }) => key),
  )
  const roles = new Set<string | null>()
  const rows = postings.filter((row) => {
    const before = known.get(row.key)
    if (before && isUnchanged(before, row)) {
      report.unchanged += 1
      return false
    }
    report[before ? 'updated' : 'created'] += 1
    roles.add(row.role ?? null).add(before?.role ?? row.role ?? null)
    return true
  })
  return { rows, roles }
}
