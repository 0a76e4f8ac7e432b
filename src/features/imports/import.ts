import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { ImportTable } from '../../db/schema/imports.ts'
import type { Schema } from '../../db/schema/index.ts'
import type { Contact } from '../../domain/people/contact.ts'
import type { CandidateFacts } from '../../domain/people/candidate/fields.ts'
import type { AnyMapping, Kind } from './kinds.ts'
import type { VacancyChoices } from './reads/file-vacancies.ts'
import type { ImportReport, Outcome, ReasonCount, SetAside } from './report.ts'
import type { Kind as FileKind, Reading } from '../../files/table.ts'

/** What a trial found: the figures and the first rows set aside. */
export type Trial = { outcome: Outcome; setAside: SetAside[]; reasons?: ReasonCount[] }

/** A file somebody chose, loaded or not yet. */
export type Import = {
  id: number
  kind: Kind
  fileName: string
  size: number
  /** How a person has corrected the reading of the file. */
  reading: Reading
  /** How it was read; null when it is no table at all. */
  readAs: FileKind | null
  headings: string[]
  /** The reading whose rows are kept; null when the file cannot be read as it was asked. */
  rowsOf: number | null
  rowCount: number
  mapping: AnyMapping
  trial: Trial | null
  outcome: Outcome | null
  vacancyId: number | null
  /** What somebody decided about the vacancies that its rows name. */
  vacancies: VacancyChoices | null
  createdAt: string
  /** Set while somebody is at it. */
  purpose: ImportTable['purpose']
  itsTurn: boolean
  cancelled: boolean
  rowsDone: number
  progress: number
  failure: string | null
  finished: boolean
}

export type NewImport = { kind: Kind; fileName: string; vacancyId: number | null; by: number | null }

/** What a row says of somebody besides the name. */
export type ToldByRow = { contacts: Contact[]; facts: CandidateFacts }

/** How many rows set aside a trial shows. */
export const shownOfTrial = 20

export type ImportOptions = {
  at: Temporal.Instant
  /** Only says what would happen. */
  dryRun?: boolean
  /** Written in the same transaction, after everything else; what it throws takes all back. */
  alongside?: (trx: Transaction<Schema>, report: ImportReport) => Promise<void>
}
