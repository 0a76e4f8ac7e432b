import type { ImportTable } from '../../db/schema/imports.ts'
import { marketFields, marketVocabulary } from '../../domain/pay/market/market-columns.ts'
import { candidateColumns, candidateVocabulary } from '../../domain/people/candidate/candidate-columns.ts'
import type { TableRow } from '../../domain/tables/cells.ts'
import { guessMapping, type FieldHeadings } from '../../domain/tables/columns.ts'
import { attendanceFields, attendanceVocabulary } from '../../domain/turnout/attendance/attendance-columns.ts'
import type { MessageKey } from '../../web/messages/index.ts'

export type Kind = ImportTable['kind']

export const kinds = ['attendance', 'candidates', 'market'] as const satisfies readonly Kind[]

/** A mapping of any kind, as it is stored. */
export type AnyMapping = Record<string, readonly number[]>

export const fieldsOf: Record<Kind, readonly string[]> = {
  attendance: attendanceFields,
  candidates: candidateColumns,
  market: marketFields,
}

/** Fields of which one must be in the file, and what is said at the first of them when none is. */
export const needs: Record<Kind, readonly { oneOf: readonly [string, ...string[]]; message: MessageKey }[]> = {
  attendance: [
    { oneOf: ['date'], message: 'imports.needs-date' },
    { oneOf: ['came'], message: 'imports.needs-came' },
  ],
  market: [{ oneOf: ['pay', 'pay_from', 'pay_to'], message: 'imports.needs-pay' }],
  candidates: [
    { oneOf: ['name', 'surname', 'given'], message: 'imports.needs-name' },
    { oneOf: ['phone', 'email', 'profile'], message: 'imports.needs-contact' },
  ],
}

/** Which fields of a kind may stand in several columns. */
export const hasSeveral = (kind: Kind, field: string): boolean => vocabularies[kind][field]?.several ?? false

/** @param rows the first of the file, which tell what headings do not */
export const guess = (kind: Kind, headings: readonly string[], rows: readonly TableRow[]): AnyMapping =>
  guessMapping(headings, vocabularies[kind], rows)

const vocabularies: Record<Kind, Readonly<Record<string, FieldHeadings>>> = {
  attendance: attendanceVocabulary,
  candidates: candidateVocabulary,
  market: marketVocabulary,
}
