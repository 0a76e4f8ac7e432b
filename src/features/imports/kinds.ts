import type { ImportTable } from '../../db/schema/imports.ts'
import { marketFields, marketVocabulary } from '../../domain/pay/market/market-columns.ts'
import { candidateColumns, candidateVocabulary } from '../../domain/people/candidate/candidate-columns.ts'
import { guessMapping } from '../../domain/tables/columns.ts'
import { attendanceFields, attendanceVocabulary } from '../../domain/turnout/attendance/attendance-columns.ts'
import type { MessageKey } from '../../web/messages/index.ts'

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
