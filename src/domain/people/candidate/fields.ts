import type { FieldHeadings } from '../../tables/columns.ts'
import { fieldHeadings } from './field-headings.ts'

/** A column of the table of candidates. `values` are the only ones it may hold. */
type Column = { column: string; type: 'text' | 'integer' | 'double precision'; values?: readonly string[] }

type Field = {
  /** Where it is stored, by the names the program uses. The columns of one field only make sense together. */
  columns: Readonly<Record<string, Column>>
  /**
   * Present when the field is a text as somebody wrote it: forms, API, imports, exports and pages then follow from
   * this entry. Every other field is handled by name in each of them, and the compiler says where it is missing.
   */
  text?: {
    /** In characters, where a person or a program writes it. */
    longest: number
    /** How many lines the form gives it. */
    rows: number
    /** How a cell of an imported table is read: one line, many lines, or items that are stored joined by this. */
    cell: 'line' | 'lines' | { itemsJoinedBy: string }
  }
  /** What a person may choose when two candidates are merged: one of the two, or also both texts. */
  merge: 'one' | 'one-or-both'
  /** What remains at the anonymous candidate after an erasure: nothing, or the value if many people share it. */
  erasure: 'removed' | 'kept-if-common'
  /** Whether the search of candidates finds the beginnings of its words, or any part of it. */
  search: 'word-starts' | 'any-part' | null
  /** The columns of an imported table that tell it, and how people head them. */
  imported: Readonly<Record<string, FieldHeadings>>
}

/**
 * Everything that is known of a candidate besides name and contacts, in the order in which forms ask for it. To add a
 * text: an entry here, its three messages (`candidate.…`, `imports.field.…`, `copy.column.…`), a migration.
 */
export const candidateFields = {
  city: {
    columns: { cityId: { column: 'city_id', type: 'text' }, cityOther: { column: 'city_other', type: 'text' } },
    merge: 'one',
    erasure: 'removed',
    search: null,
    imported: fieldHeadings.city,
  },
  source: {
    columns: { source: { column: 'source', type: 'text' } },
    text: { longest: 100, rows: 1, cell: 'line' },
    merge: 'one',
    erasure: 'kept-if-common',
    search: null,
    imported: fieldHeadings.source,
  },
  experienceMonths: {
    columns: { experienceMonths: { column: 'experience_months', type: 'integer' } },
    merge: 'one',
    erasure: 'removed',
    search: null,
    imported: fieldHeadings.experienceMonths,
  },
  education: {
    columns: { education: { column: 'education', type: 'text' } },
    text: { longest: 500, rows: 1, cell: 'line' },
    merge: 'one',
    erasure: 'removed',
    search: null,
    imported: fieldHeadings.education,
  },
  skills: {
    columns: { skills: { column: 'skills', type: 'text' } },
    text: { longest: 5000, rows: 3, cell: { itemsJoinedBy: ', ' } },
    merge: 'one-or-both',
    erasure: 'removed',
    search: 'word-starts',
    imported: fieldHeadings.skills,
  },
  languages: {
    columns: { languages: { column: 'languages', type: 'text' } },
    text: { longest: 500, rows: 2, cell: { itemsJoinedBy: '\n' } },
    merge: 'one-or-both',
    erasure: 'removed',
    search: 'word-starts',
    imported: fieldHeadings.languages,
  },
  expectedPay: {
    columns: {
      expectedPay: { column: 'expected_pay', type: 'double precision' },
      payBasis: { column: 'pay_basis', type: 'text', values: ['gross', 'net', 'unknown'] },
    },
    merge: 'one',
    erasure: 'removed',
    search: null,
    imported: fieldHeadings.expectedPay,
  },
  messageLanguage: {
    columns: { messageLanguage: { column: 'message_language', type: 'text', values: ['ru', 'en'] } },
    merge: 'one',
    erasure: 'removed',
    search: null,
    imported: fieldHeadings.messageLanguage,
  },
  note: {
    columns: { note: { column: 'note', type: 'text' } },
    text: { longest: 5000, rows: 4, cell: 'lines' },
    merge: 'one-or-both',
    erasure: 'removed',
    search: 'any-part',
    imported: fieldHeadings.note,
  },
} as const satisfies Record<string, Field>

type Fields = typeof candidateFields

export type CandidateField = keyof Fields

/** The fields that are texts as somebody wrote them. */
export type TextField = { [F in CandidateField]: Fields[F] extends { text: object } ? F : never }[CandidateField]

/** The fields that each use of a candidate's fields handles by name. */
export type SpecialField = Exclude<CandidateField, TextField>

export const fieldNames = Object.keys(candidateFields) as CandidateField[]

export function isTextField(field: CandidateField): field is TextField {
  return 'text' in candidateFields[field]
}

export const textFields = fieldNames.filter(isTextField)

type ImportedColumn<F extends TextField> = KeysOfAll<Fields[F]['imported']>

/** The columns of an imported table that tell a text. */
export function importedColumns<F extends TextField>(field: F): readonly [ImportedColumn<F>] {
  return Object.keys(candidateFields[field].imported) as unknown as readonly [ImportedColumn<F>]
}

type KeysOfAll<Union> = Union extends unknown ? keyof Union : never
/** Of a union of objects the object that has the properties of all of them. */
export type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never
type Columns = Intersection<Fields[CandidateField]['columns']>
type ValueOf<C> = C extends { values: readonly (infer Value)[] } ? Value : C extends { type: 'text' } ? string : number

/** A candidate's fields as they are stored, by the names the program uses; null where nothing is known. */
export type CandidateFacts = { -readonly [Name in keyof Columns]: ValueOf<Columns[Name]> | null }

/** The same by the names of the columns. */
export type FactColumns = {
  -readonly [
    Name in keyof Columns as Columns[Name] extends { column: infer Column extends string } ? Column : never
  ]: ValueOf<Columns[Name]> | null
}
