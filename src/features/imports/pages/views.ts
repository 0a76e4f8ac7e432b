import { cellText, type TableRow } from '../../../domain/tables/cells.ts'
import { droppedColumns } from '../../../domain/tables/columns.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { rowOfSheet } from '../../../domain/tables/sheets.ts'
import { delimiters } from '../../../files/delimiter.ts'
import { encodings } from '../../../files/encoding.ts'
import type { Beginning, Place } from '../../../files/table.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { type AnyMapping, type Kind, fieldsOf, guess, needs } from '../kinds.ts'
import { selectNames } from './forms.ts'
import type { Import, Trial } from '../import.ts'
import type { Outcome } from '../report.ts'
import { noteWords, reasonText } from '../report-words.ts'
import { cutPageBy } from '../../../web/paging.ts'

/** Where the clock hangs by which files are dated. */
const timeZone = 'Europe/Moscow'

const longestExample = 40
const longestColumnName = 80

export function listItem({ id, kind, fileName, createdAt, outcome, purpose }: Import, { t, format }: Visitor) {
  const state = purpose === null ? t('imports.unfinished') : t(`imports.purpose.${purpose}`)
  return {
    id,
    kind: t(`imports.kind.${kind}`),
    fileName,
    when: format.dateTime(createdAt, timeZone),
    state,
    counts: outcome && counts(outcome, t, format),
  }
}

/** The figures of a report in the order people read them. */
function counts(outcome: Outcome, t: Visitor['t'], format: Visitor['format']) {
  const figures = {
    rows: outcome.rows,
    created: outcome.created,
    updated: outcome.updated,
    unchanged: outcome.unchanged,
    'set-aside': outcome.setAside,
  }
  return Object.entries(figures).map(([name, value]) => ({
    label: t(`imports.${name}` as MessageKey),
    value: format.number(value),
    none: value === 0 ? 1 : 0,
  }))
}

/** How far the work on a file is, in words and as a part of the whole. */
export function progressView(
  { purpose, itsTurn, cancelled, rowsDone, progress, outcome }: Import,
  { t, format }: Visitor,
) {
  const state = cancelled
    ? 'cancelling'
    : outcome
      ? 'published'
      : !itsTurn
        ? 'waiting'
        : purpose === 'trial'
          ? 'trying'
          : 'loading'
  const percent = Math.min(100, Math.round(progress * 100))
  return {
    text: t(`imports.progress.${state}`),
    rows: t('imports.progress.rows', { rows: format.number(rowsDone) }),
    percent,
    cancellable: !cancelled && !outcome,
  }
}

/**
 * How a file was read, and may be read: encoding and delimiter of a text, the sheet of a workbook, the row with the
 * headings. Null for what leaves nothing to choose.
 */
export function readingView({ reading, readAs }: Import, beginnings: readonly Beginning[], t: Visitor['t']) {
  const now = readAs ?? { kind: 'csv', ...reading, place: null }
  if (now.kind !== 'csv' && !now.place) return null
  const forbidden = (rows: readonly TableRow[], column: number) =>
    rows.some(({ cells }) => isForbiddenHeading(cellText(cells[column])))
  const sheet =
    beginnings.find((one) => one.index === reading.sheet) ??
    beginnings.find((one) => one.sheet === now.place?.sheets[0])
  return {
    isText: now.kind === 'csv',
    headingsIn: now.place?.headingsIn ?? 1,
    sheet: sheet?.index ?? '',
    sheets: beginnings.length < 2 ? [] : beginnings.map((one) => ({ value: one.index, label: one.sheet })),
    // The name of a sheet, and its first rows without the columns that may not be kept.
    beginnings: beginnings.map(({ sheet: name, rows }) => ({
      name,
      rows: rows.map(({ row, cells }) => ({
        row,
        cells: cells.flatMap((cell, column) => (forbidden(rows, column) ? [] : cellText(cell))),
      })),
    })),
    encodings: encodings.map((value) => ({ value, label: value.toUpperCase() })),
    delimiters: delimiters.map((value) => ({ value, label: t(`imports.delimiter.${delimiterNames[value]}`) })),
    encoding: now.encoding ?? '',
    delimiter: now.delimiter ?? '',
  }
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

type WaitingFile = {
  kind: Kind
  headings: readonly string[]
  rows: readonly TableRow[]
  mapping: AnyMapping
  /** A person has seen this mapping before: it is no guess any more. */
  isRemembered: boolean
}

/**
 * Our fields, first those the file has or must have, with the columns each may stand in and the first values of the one
 * it does.
 */
export function mappingView({ kind, headings, rows, mapping, isRemembered }: WaitingFile, t: Visitor['t']) {
  const dropped = droppedColumns(headings, mapping)
  const forbidden = new Set(dropped.filter(({ why }) => why === 'forbidden').map(({ column }) => column))
  const columns = headings.flatMap((heading, column) =>
    forbidden.has(column) ? [] : [{ value: column, label: columnName(headings, heading, column, t) }],
  )
  const byHeadings = guess(kind, headings, [])
  const guessed = (field: string, column: number) =>
    !isRemembered && !byHeadings[field]?.includes(column) && guess(kind, headings, rows)[field]?.includes(column)
  const fields = fieldsOf[kind].flatMap((field) => {
    const chosen = mapping[field] ?? []
    const label = t(`imports.field.${field}` as MessageKey)
    // One more than is taken, where there may be more of them.
    const names = selectNames(kind, field).slice(0, Math.max(1, chosen.length + 1))
    return names.map((name, place) => {
      const column = chosen[place]
      return {
        name,
        label: place === 0 ? label : t('imports.field-again', { field: label, number: place + 1 }),
        column: column ?? '',
        examples: column === undefined ? '' : examples(rows, column),
        guessed: column !== undefined && guessed(field, column),
      }
    })
  })
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
  const name = clipped(heading, longestColumnName)
  return headings.indexOf(heading) === headings.lastIndexOf(heading) ? name : `${name} (${number})`
}

function examples(rows: readonly TableRow[], column: number): string {
  const values = rows.map(({ cells }) => cellText(cells[column])).filter(Boolean)
  return [...new Set(values)]
    .slice(0, 3)
    .map((text) => clipped(text, longestExample))
    .join(' · ')
}

const clipped = (text: string, longest: number) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

function droppedView(dropped: Outcome['dropped'], place: Place | null = null) {
  const named = (why: 'forbidden' | 'unknown') =>
    dropped
      .filter((column) => column.why === why)
      .map(({ heading }) => heading)
      .join(', ')
  return { forbidden: named('forbidden'), unknown: named('unknown'), sheets: place?.leftOut.join(', ') ?? '' }
}

/** @param setAside the first rows set aside, one more than the limit where there are more */
export function outcomeView(
  { outcome, setAside, place, reasons = [] }: Trial & { place: Place | null },
  { t, format }: Visitor,
  limit: number,
) {
  const rowText = (row: number) => rowName(row, place, t, format)
  const { rows, next } = cutPageBy(setAside, limit, ({ row }) => row)
  return {
    counts: counts(outcome, t, format),
    allUnchanged: outcome.rows > 0 && outcome.unchanged === outcome.rows,
    reasons: reasons.map(({ reason, count }) => ({
      reason: t(`imports.reason.${reason}`),
      rows: t('imports.rows-of-reason', { count }),
    })),
    setAside: rows.map((one) => ({ row: rowText(one.row), reason: reasonText(one, t) })),
    next,
    more: outcome.setAside > rows.length,
    notes: notesView(outcome, rowText, t, format),
    ...droppedView(outcome.dropped, place),
  }
}

/** The number a spreadsheet shows beside a row; with its sheet where several were read. */
export function rowName(row: number, place: Place | null, t: Visitor['t'], format: Visitor['format']): string {
  const { row: number, sheet } = rowOfSheet(row, place?.sheets ?? [])
  return sheet === null ? format.number(number) : t('imports.row-of-sheet', { row: format.number(number), sheet })
}

/** How many rows a remark names. */
const rowsShown = 12

/** Remarks of one kind stand together, with the first rows they are about. */
function notesView({ notes }: Outcome, rowText: (row: number) => string, t: Visitor['t'], format: Visitor['format']) {
  return notes.map(({ count, rows: known, ...note }) => {
    const first = known.slice(0, rowsShown)
    const rows = first.map(rowText).join(', ')
    const text = `${t(`imports.field.${note.field}` as MessageKey)}: ${noteWords(note, t)}`
    return {
      text,
      rows: count > first.length ? t('imports.more-rows', { rows, more: format.number(count - first.length) }) : rows,
    }
  })
}
