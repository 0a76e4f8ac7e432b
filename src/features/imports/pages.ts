import { cellText, type TableRow } from '../../domain/tables/cells.ts'
import { droppedColumns } from '../../domain/tables/columns.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import { type AnyMapping, fieldsOf, type Kind, needs } from './kinds.ts'
import type { Import } from './queries.ts'
import type { ImportReport } from './report.ts'

/** Where the clock hangs by which files are dated. */
const timeZone = 'Europe/Moscow'

const shownRows = 12
const longestExample = 40

export function listItem({ id, kind, fileName, createdAt, report }: Import, { t, format }: Visitor) {
  return { id, kind: t(`imports.kind.${kind}`), fileName, when: format.dateTime(createdAt, timeZone), counts: report && counts(report, t, format) }
}

/** The figures of a report in the order people read them. */
function counts(report: ImportReport, t: Visitor['t'], format: Visitor['format']) {
  const figures = { rows: report.rows, created: report.created, updated: report.updated, unchanged: report.unchanged, 'set-aside': report.setAside.length }
  return Object.entries(figures).map(([name, value]) => ({ label: t(`imports.${name}` as MessageKey), value: format.number(value), none: value === 0 ? 1 : 0 }))
}

type WaitingFile = { kind: Kind; headings: readonly string[]; rows: readonly TableRow[]; mapping: AnyMapping }

/** Our fields, first those the file has or must have, with the columns each may stand in and the first values of the one it does. */
export function mappingView({ kind, headings, rows, mapping }: WaitingFile, t: Visitor['t']) {
  const dropped = droppedColumns(headings, mapping)
  const forbidden = new Set(dropped.filter(({ why }) => why === 'forbidden').map(({ column }) => column))
  const columns = headings.flatMap((heading, column) =>
    forbidden.has(column) ? [] : [{ value: column, label: columnName(headings, heading, column, t) }],
  )
  const fields = fieldsOf[kind].map((name) => ({
    name,
    label: t(`imports.field.${name}` as MessageKey),
    column: mapping[name] ?? '',
    examples: examples(rows, mapping[name] ?? null),
  }))
  const needed = new Set(needs[kind].map(({ oneOf }) => oneOf[0]))
  const isShown = ({ name, column }: (typeof fields)[number]) => column !== '' || needed.has(name)
  return {
    shown: fields.filter(isShown),
    others: fields.filter((field) => !isShown(field)),
    columns: [{ value: '', label: t('imports.no-column') }, ...columns],
    ...droppedView(dropped),
  }
}

/** Headings may be blank or the same twice. */
function columnName(headings: readonly string[], heading: string, column: number, t: Visitor['t']): string {
  const number = t('imports.column-number', { number: column + 1 })
  if (heading === '') return number
  return headings.indexOf(heading) === headings.lastIndexOf(heading) ? heading : `${heading} (${number})`
}

function examples(rows: readonly TableRow[], column: number | null): string {
  if (column === null) return ''
  const values = rows.map(({ cells }) => cellText(cells[column])).filter(Boolean)
  return [...new Set(values)].slice(0, 3).map(clipped).join(' · ')
}

const clipped = (text: string) => (text.length > longestExample ? `${text.slice(0, longestExample)}…` : text)

function droppedView(dropped: ImportReport['dropped']) {
  const named = (why: 'forbidden' | 'unknown') => dropped.filter((column) => column.why === why).map(({ heading }) => heading).join(', ')
  return { forbidden: named('forbidden'), unknown: named('unknown') }
}

/** @param after the row of the file that the list of rows set aside goes on after */
export function reportView(report: ImportReport, { t, format }: Visitor, limit: number, after = 0) {
  const left = report.setAside.filter(({ row }) => row > after)
  const rows = left.slice(0, limit)
  return {
    counts: counts(report, t, format),
    allUnchanged: report.rows > 0 && report.unchanged === report.rows,
    setAside: rows.map(({ row, reason }) => ({ row: format.number(row), reason: t(`imports.reason.${reason}`) })),
    next: left.length > limit ? (rows.at(-1)?.row ?? null) : null,
    notes: notesView(report, t, format),
    ...droppedView(report.dropped),
  }
}

/** Remarks of one kind stand together, with the rows they are about. */
function notesView({ notes }: ImportReport, t: Visitor['t'], format: Visitor['format']) {
  const groups = Map.groupBy(notes, ({ field, code }) => `${t(`imports.field.${field}` as MessageKey)}: ${t(`imports.note.${code}`)}`)
  return [...groups].map(([text, group]) => {
    const rows = group.slice(0, shownRows).map(({ row }) => format.number(row)).join(', ')
    const more = group.length - shownRows
    return { text, rows: more > 0 ? t('imports.more-rows', { rows, more }) : rows }
  })
}
