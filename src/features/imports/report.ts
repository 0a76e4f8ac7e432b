import type { CandidateNote, CandidateRow } from '../../domain/people/candidate-normalise.ts'
import type { DroppedColumn } from '../../domain/tables/columns.ts'
import type { SetAsideReason as MarketRefusal } from '../../domain/salary/posting.ts'
import type { AttendanceNote, AttendanceRefusal } from '../../domain/turnout/attendance-normalise.ts'

/**
 * Why a row was not taken. `repeated-differently`: an earlier row of the same file speaks of the same invitation and says
 * something else; `own-batch`: the team's own batch, in a file that was written here; `contacts-of-two`: its phones and e-mails belong to two people already.
 */
export type SetAsideReason =
  | AttendanceRefusal | MarketRefusal | 'posting-repeated' | Extract<CandidateRow, { reason: string }>['reason'] | 'repeated-differently' | 'own-batch' | 'contacts-of-two'

/**
 * Something about a row that was taken. `name-differs`: the contacts are those of somebody under quite another name;
 * `name-alike`: a newcomer is called like somebody else.
 */
export type Note =
  | AttendanceNote | ({ row: number } & CandidateNote) | { row: number; field: 'name'; code: 'name-differs' | 'name-alike' }

/** What an import did, or would do: `created + updated + unchanged + setAside.length = rows`. */
export type ImportReport = {
  /** Filled records below the header. */
  rows: number
  created: number
  updated: number
  unchanged: number
  /** Rows are numbered as a spreadsheet numbers them: the header is row 1. */
  setAside: { row: number; reason: SetAsideReason }[]
  notes: Note[]
  dropped: Pick<DroppedColumn, 'heading' | 'why'>[]
}

export const emptyReport = (dropped: readonly DroppedColumn[]): ImportReport => ({
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  setAside: [],
  notes: [],
  dropped: dropped.map(({ heading, why }) => ({ heading, why })),
})

/** For people who read from top to bottom. */
export function inRowOrder(report: ImportReport): ImportReport {
  report.setAside.sort((a, b) => a.row - b.row)
  report.notes.sort((a, b) => a.row - b.row)
  return report
}
