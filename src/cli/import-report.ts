import { kindOf, noteKind, reasonsOf, type ImportReport, type NoteGroup } from '../features/imports/report.ts'
import { rowOfSheet } from '../domain/tables/sheets.ts'
import type { Place } from '../files/table.ts'
import { noteWords, reasonText } from '../features/imports/report-words.ts'
import { translateInto } from '../web/messages/index.ts'

const t = translateInto('en')

/**
 * What other programs read: the report with its reasons in words, which notes and dropped columns follow. Of a million
 * notes the first thousand of each kind name their rows; the counts are whole.
 */
export function reportAsJson(
  { rows, created, updated, unchanged, setAside, notes, dropped }: ImportReport,
  place: Place | null,
): string {
  const inSheet = (row: number) => {
    const { sheet, ...number } = rowOfSheet(row, place?.sheets ?? [])
    return sheet === null ? number : { ...number, sheet }
  }
  return JSON.stringify({
    rows,
    created,
    updated,
    unchanged,
    setAside: setAside.map((one) => ({
      ...inSheet(one.row),
      reason: reasonText(one, t),
      kind: kindOf(one),
      code: one.reason,
    })),
    notes: notes
      .flatMap(({ rows, ...note }) =>
        rows.map((row) => ({ row, note: noteText(note), field: note.field, kind: noteKind(note), code: note.code })),
      )
      .toSorted((a, b) => a.row - b.row)
      .map(({ row, ...note }) => ({ ...inSheet(row), ...note })),
    ...(notes.some(({ rows, count }) => rows.length < count) && { noteCounts: notes.map(countOf) }),
    dropped: [...dropped, ...(place?.leftOut ?? []).map((heading) => ({ heading, why: 'sheet' }))],
  })
}

const noteText = (note: Pick<NoteGroup, 'field' | 'code' | 'detail'>): string => `${note.field}: ${noteWords(note, t)}`

const countOf = ({ count, ...note }: NoteGroup) => ({
  note: noteText(note),
  field: note.field,
  kind: noteKind(note),
  code: note.code,
  count,
})

const rowsShown = 12

const rowList = (rows: readonly string[], count: number) => {
  const named = rows.slice(0, rowsShown).join(', ')
  return count > rowsShown ? t('imports.more-rows', { rows: named, more: count - rowsShown }) : named
}

/** What a person reads. */
export function reportAsText(report: ImportReport, dryRun: boolean, place: Place | null): string {
  const rowText = (row: number) => {
    const { row: number, sheet } = rowOfSheet(row, place?.sheets ?? [])
    return sheet === null ? String(number) : t('imports.row-of-sheet', { row: number, sheet })
  }
  const { rows, created, updated, unchanged } = report
  return [
    ...(dryRun ? [t('imports.cli.dry-run')] : []),
    t('imports.cli.counts', { rows, created, updated, unchanged, setAside: report.setAside.length }),
    ...report.dropped.map(({ heading, why }) => `${t(`imports.dropped.${why}`)}: ${heading}`),
    ...(place && place.leftOut.length > 0 ? [`${t('imports.dropped.sheets')}: ${place.leftOut.join(', ')}`] : []),
    ...(place && place.headingsIn > 1 ? [t('imports.cli.headings', { row: place.headingsIn })] : []),
    ...(report.setAside.length > 1 ? reasonsOf(report.setAside) : []).map(
      ({ reason, count }) => `${t('imports.rows-of-reason', { count })}: ${t(`imports.reason.${reason}`)}`,
    ),
    ...report.setAside.map((one) => t('imports.cli.row', { row: rowText(one.row), text: reasonText(one, t) })),
    ...report.notes.map(({ rows, count, ...note }) =>
      t('imports.cli.rows', { count, rows: rowList(rows.map(rowText), count), text: noteText(note) }),
    ),
  ].join('\n')
}
