import type { Db } from '../../db/open.ts'
import type { ImportTable } from '../../db/schema/imports.ts'
import { candidateColumns, candidateVocabulary } from '../../domain/people/candidate/candidate-columns.ts'
import { marketFields, marketVocabulary, type MarketField } from '../../domain/pay/market/market-columns.ts'
import { guessMapping, type Mapping } from '../../domain/tables/columns.ts'
import { attendanceFields, attendanceVocabulary } from '../../domain/turnout/attendance/attendance-columns.ts'
import type { Rows } from '../../files/table.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import { importAttendance, type ImportOptions } from './acts/attendance.ts'
import { importMarket } from './acts/market.ts'
import type { ImportReport } from './report.ts'

export type Kind = ImportTable['kind']

export const kinds = ['attendance', 'candidates', 'market'] as const satisfies readonly Kind[]

/** A mapping of any kind, as it is stored. */
export type AnyMapping = Record<string, number | null>

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
    { oneOf: ['phone', 'second_phone', 'email', 'second_email', 'profile'], message: 'imports.needs-contact' },
  ],
}

export function guess(kind: Kind, headings: readonly string[]): AnyMapping {
  if (kind === 'attendance') return guessMapping(headings, attendanceVocabulary)
  return kind === 'candidates' ? guessMapping(headings, candidateVocabulary) : guessMapping(headings, marketVocabulary)
}

/**
 * A short table that is loaded while somebody waits; candidates, of whom there may be a million, are loaded in the
 * background.
 */
export function importTable(
  db: Db,
  kind: Exclude<Kind, 'candidates'>,
  table: Rows,
  mapping: AnyMapping,
  options: ImportOptions,
): Promise<ImportReport> {
  return kind === 'attendance'
    ? importAttendance(db, table, mapping as Mapping<(typeof attendanceFields)[number]>, options)
    : importMarket(db, table, mapping as Mapping<MarketField>, options)
}
