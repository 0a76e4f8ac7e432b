import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { ImportTable } from '../../db/schema.ts'
import { candidateFields, candidateVocabulary } from '../../domain/people/candidate-columns.ts'
import { guessMapping, type Mapping } from '../../domain/tables/columns.ts'
import { attendanceFields, attendanceVocabulary } from '../../domain/turnout/attendance-columns.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import { importAttendance, type ImportOptions } from './attendance.ts'
import { importCandidates } from './candidates.ts'
import type { ImportReport } from './report.ts'
import type { Table } from './table/read-table.ts'

export type Kind = ImportTable['kind']

export const kinds = ['attendance', 'candidates'] as const satisfies readonly Kind[]

/** A mapping of either kind, as it is stored. */
export type AnyMapping = Record<string, number | null>

export const fieldsOf: Record<Kind, readonly string[]> = { attendance: attendanceFields, candidates: candidateFields }

/** Fields of which one must be in the file, and what is said at the first of them when none is. */
export const needs: Record<Kind, readonly { oneOf: readonly [string, ...string[]]; message: MessageKey }[]> = {
  attendance: [
    { oneOf: ['date'], message: 'imports.needs-date' },
    { oneOf: ['came'], message: 'imports.needs-came' },
  ],
  candidates: [
    { oneOf: ['name', 'surname', 'given'], message: 'imports.needs-name' },
    { oneOf: ['phone', 'second_phone', 'email', 'second_email'], message: 'imports.needs-contact' },
  ],
}

export const guess = (kind: Kind, headings: readonly string[]): AnyMapping =>
  kind === 'attendance' ? guessMapping(headings, attendanceVocabulary) : guessMapping(headings, candidateVocabulary)

/** Loads a table of either kind under a mapping that a person has seen. */
export function importTable(
  db: Db,
  kind: Kind,
  table: Table,
  mapping: AnyMapping,
  options: ImportOptions & { vacancyId: number | null; at: Temporal.Instant },
): Promise<ImportReport> {
  return kind === 'attendance'
    ? importAttendance(db, table, mapping as Mapping<(typeof attendanceFields)[number]>, options)
    : importCandidates(db, table, mapping as Mapping<(typeof candidateFields)[number]>, options)
}
