import type { ImportReport } from '../features/imports/report.ts'
import { translateInto } from '../web/messages/index.ts'

const t = translateInto('en')

/** What other programs read: the report with its reasons in words, which notes and dropped columns follow. */
export function reportAsJson({ rows, created, updated, unchanged, setAside, notes, dropped }: ImportReport): string {
  return JSON.stringify({
    rows,
    created,
    updated,
    unchanged,
    setAside: setAside.map(({ row, reason }) => ({ row, reason: t(`imports.reason.${reason}`), code: reason })),
    notes: notes.map((note) => ({ ...note, note: t(`imports.note.${note.code}`) })),
    dropped,
  })
}

const rowList = (rows: readonly number[], count: number) => {
  const named = rows.join(', ')
  return count > rows.length ? t('imports.more-rows', { rows: named, more: count - rows.length }) : named
}

/** What a person reads. */
export function reportAsText(report: ImportReport, dryRun: boolean): string {
  const { rows, created, updated, unchanged } = report
  return [
    ...(dryRun ? [t('imports.cli.dry-run')] : []),
    t('imports.cli.counts', { rows, created, updated, unchanged, setAside: report.setAside.length }),
    ...report.dropped.map(({ heading, why }) => `${t(`imports.dropped.${why}`)}: ${heading}`),
    ...report.setAside.map(({ row, reason }) => t('imports.cli.row', { row, text: t(`imports.reason.${reason}`) })),
    ...report.notes.map(({ rows, count, field, code }) =>
      t('imports.cli.rows', { count, rows: rowList(rows, count), text: `${field}: ${t(`imports.note.${code}`)}` }),
    ),
  ].join('\n')
}
