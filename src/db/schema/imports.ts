import type { Generated } from 'kysely'
import type { StageMeaning } from '../../domain/pipeline/stage-words.ts'
import type { StageKind } from '../../domain/pipeline/stages.ts'
import type { OutcomeMeaning } from '../../domain/turnout/attendance/outcomes.ts'
import type { EndedBy } from './applications.ts'
import type { Flag } from './primitives.ts'

/**
 * A file somebody chose: looked at, tried, being loaded, or loaded. Whoever loads it renews its lease, `runner` with
 * `heartbeat_at`; people
 * it brings are seen by nobody until `published_at` is set.
 */
export type ImportTable = {
  id: Generated<number>
  kind: 'attendance' | 'candidates' | 'market'
  file_name: string
  /**
   * Bytes of the uploaded file; 0 for one that has not arrived whole, and for what a command loads, which keeps no
   * file.
   */
  size: Generated<number>
  /** How a person has corrected the reading of the file: `{ encoding?, delimiter? }`. */
  reading_json: string | null
  /** How it was read: `{ kind, encoding, delimiter }`. */
  kind_json: string | null
  headings_json: string | null
  /** How often the file was read; each reading keeps rows of its own until one of them is chosen. */
  readings: Generated<number>
  /** The reading whose rows count; null when the file cannot be read. */
  rows_of: number | null
  /** How many rows that reading has. */
  row_count: Generated<number>
  mapping_json: string | null
  /** What a trial found out; the file is not loaded. */
  trial_json: string | null
  report_json: string | null
  vacancy_id: number | null
  /** What somebody decided about vacancies that its rows name: see `VacancyChoices`. */
  vacancies_json: string | null
  /** Null when it came by the command line. */
  created_by: number | null
  created_at: string
  /**
   * What is being done with the file, and by whose lease: a number made up for each run, whatever server or command it
   * is of.
   */
  purpose: 'trial' | 'load' | null
  runner: string | null
  heartbeat_at: string | null
  /** 1 for the one whose turn it is; unique, so that two never write at the same time. */
  turn: Flag | null
  rows_done: Generated<number>
  /** How much of the file is read, 0 to 1. */
  progress: Generated<number>
  cancel_at: string | null
  /** Why the last attempt ended without anything loaded. */
  failure: string | null
  published_at: string | null
  /** The last newcomer whose application for the vacancy is written. */
  applied_through: Generated<number>
  finished_at: string | null
}

/** A text that was uploaded, in pieces small enough to be written and read one at a time: it may be read otherwise. */
export type ImportPieceTable = { import_id: number; position: number; bytes: Uint8Array }

/** The rows of a file as they were read, packed by `kept-rows.ts`; all of the file that is looked at afterwards. */
export type ImportRowsTable = { import_id: number; reading: number; position: number; bytes: Uint8Array }

/** A row that was not taken, with its cells (but for columns that may not be kept), to be mended and loaded again. */
export type ImportSetAsideTable = {
  import_id: number
  row: number
  reason: string
  /** A wording that nobody has explained, or the number that a doubtful one may be. */
  detail: string | null
  cells_json: string | null
}

/** What people said that a wording in a column of outcomes means; `key` is spelled by `wordingKey`. */
export type OutcomeWordingTable = { key: string; meaning: OutcomeMeaning; explained_at: string }

/** What a file says that the base did not know of somebody in it; applied once the import is published. */
export type ImportChangeTable = { import_id: number; candidate_id: number; facts_json: string }

/** A phone or e-mail that a file adds to somebody in the base. */
export type ImportContactTable = {
  import_id: number
  key: string
  kind: 'phone' | 'email' | 'profile'
  candidate_id: number
}

/**
 * A row whose contacts somebody in the database has under another name: it was taken for that person, or set aside.
 * `told_name` and `told_json` are what the row said; `given_json` is what the person got from it, null where it was set
 * aside.
 */
export type ImportDoubtTable = {
  id: Generated<number>
  import_id: number
  row: number
  candidate_id: number
  told_name: string
  told_json: string
  given_json: string | null
}

/** How a person has mapped a file with these headings last; columns that may not be kept are not counted. */
export type ImportMappingTable = { kind: string; headings_key: string; mapping_json: string }

/** What people said that a wording in a column of stages means; `key` is spelled by `wordingKey`. */
export type StageWordingTable = { key: string; meaning: StageMeaning; explained_at: string }

/** Which vacancy people said that a title in a file names; `key` is spelled by `titleKey`. */
export type VacancyWordingTable = { key: string; vacancy_id: number; explained_at: string }

/**
 * What a file adds to somebody's application, or that it makes one; applied once the import is published.
 * `vacancy_key` is the title's, `vacancy_id` null for a vacancy that is to be made.
 */
export type ImportApplicationTable = {
  import_id: number
  candidate_id: number
  vacancy_key: string
  vacancy_id: number | null
  reached: StageKind
  ended: EndedBy | null
  reason: string | null
  applied_on: string | null
  since: string | null
}
