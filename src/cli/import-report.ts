import { kindOf, type ImportReport, type NoteGroup } from '../features/imports/report.ts'
import { reasonText } from '../features/imports/report-words.ts'
import { translateInto } from '../web/messages/index.ts'

const t = translateInto('en')

/**
 * What other programs read: the report with its reasons in words, which notes and dropped columns follow. Of a million
 * notes the first thousand of each kind name their rows; the counts are whole.
 */
export function reportAsJson({ rows, created, updated, unchanged, setAside, notes, dropped }: ImportReport): string {
  return JSON.stringify({
    rows,
    created,
    updated,
    unchanged,
    setAside: setAside.map((one) => ({
      row: one.row,
      reason: reasonText(one, t),
      kind: kindOf(one),
      code: one.reason,
    })),
    notes: notes
      .flatMap(({ rows, field, code }) => rows.map((row) => ({ row, note: noteText(field, code), field, code })))
      .toSorted((a, b) => a.row - b.row),
    ...(notes.some(({ rows, count }) => rows.length < count) && { noteCounts: notes.map(countOf) }),
    dropped,
  })
}

const noteText = (field: string, code: NoteGroup['code']): string => `${field}: ${t(`imports.note.${code}`)}`

const countOf = ({ field, code, count }: NoteGroup) => ({ note: noteText(field, code), field, code, count })

const rowsShown = 12

const rowList = (rows: readonly number[], count: number) => {
  const named = rows.slice(0, rowsShown).join(', ')
  return count > rowsShown ? t('imports.more-rows', { rows: named, more: count - rowsShown }) : named
}

/** What a person reads. */
export function reportAsText(report: ImportReport, dryRun: boolean): string {
  const { rows, created, updated, unchanged } = report
  return [
    ...(dryRun ? [t('imports.cli.dry-run')] : []),
    t('imports.cli.counts', { rows, created, updated, unchanged, setAside: report.setAside.length }),
    ...report.dropped.map(({ heading, why }) => `${t(`imports.dropped.${why}`)}: ${heading}`),
    ...report.setAside.map((one) => t('imports.cli.row', { row: one.row, text: reasonText(one, t) })),
    ...report.notes.map(({ rows, count, field, code }) =>
      t('imports.cli.rows', { count, rows: rowList(rows, count), text: noteText(field, code) }),
    ),
  ].join('\n')
}
