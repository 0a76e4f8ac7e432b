import type { CandidateRow } from '../../domain/people/candidate/candidate-normalise.ts'
import type { NotTaken } from '../../domain/pipeline/take-in.ts'
import type { CandidateNote } from '../../domain/people/candidate/candidate-notes.ts'
import type { DroppedColumn } from '../../domain/tables/columns.ts'
import type { SetAsideReason as MarketRefusal } from '../../domain/pay/market/posting.ts'
import type { AttendanceNote, AttendanceRefusal } from '../../domain/turnout/attendance/attendance-normalise.ts'
import type { NoVacancy } from './reads/file-vacancies.ts'

/**
 * Why a row was not taken. `repeated-differently`: an earlier row of the same file speaks of the same invitation and
 * says something else; `own-batch`: the team's own batch, in a file that was written here; `contacts-of-two`: its
 * phones and e-mails belong to two people already; `contact-shared`: its contacts belong to somebody of whom the file
 * speaks under another name; `example`: what a template shows.
 */
export type SetAsideReason =
  | AttendanceRefusal
  | MarketRefusal
  | 'posting-repeated'
  | Extract<CandidateRow, { reason: string }>['reason']
  | 'repeated-differently'
  | 'own-batch'
  | 'contacts-of-two'
  | 'contact-shared'
  | 'example'

/**
 * A row that was not taken, numbered as a spreadsheet numbers it: the header is row 1. `detail` is the wording that
 * nobody has explained, or the number that a doubtful one may be.
 */
export type SetAside = { row: number; reason: SetAsideReason; detail?: string | null | undefined }

/** How many rows were set aside for one reason. */
export type ReasonCount = { reason: SetAsideReason; count: number }

/** The reasons of a report, those of most rows first. */
export const reasonsOf = (setAside: readonly SetAside[]): ReasonCount[] =>
  [...Map.groupBy(setAside, ({ reason }) => reason)]
    .map(([reason, rows]) => ({ reason, count: rows.length }))
    .toSorted((a, b) => b.count - a.count)

/** What rows set aside are counted by: every wording that nobody has explained is a kind of its own. */
export const kindOf = ({ reason, detail }: SetAside): string =>
  reason === 'outcome-unreadable' && detail ? `${reason}: ${detail}` : reason

/** The same of notes: every wording and every vacancy is a kind of its own. */
export const noteKind = ({ code, detail }: Pick<Note, 'code' | 'detail'>): string =>
  detail ? `${code}: ${detail}` : code

/**
 * Something about a row that was taken. `name-differs`: the contacts are those of somebody under quite another name;
 * `name-alike`: a newcomer is called like somebody else; `contact-shared`: one of the contacts is that of somebody of
 * whom the file speaks under another name, and stays there. What a file tells of applications and was not taken names
 * its vacancy or its wording.
 */
export type Note = (
  | Omit<AttendanceNote, 'row'>
  | CandidateNote
  | { field: 'name'; code: 'name-differs' | 'name-alike' | 'contact-shared' }
  | { field: 'vacancy'; code: NoVacancy }
  | { field: 'stage'; code: NotTaken }
) & {
  /** The wording or the title it is about. */
  detail?: string
}

/** All notes of one kind: how many, and the first rows they are about. A file of a million rows has as many notes. */
export type NoteGroup = Note & { count: number; rows: number[] }

/** How the rows of a file came out: `created + updated + unchanged + setAside = rows`. */
export type Outcome = {
  /** Filled records below the header. */
  rows: number
  created: number
  updated: number
  unchanged: number
  setAside: number
  notes: NoteGroup[]
  dropped: Pick<DroppedColumn, 'heading' | 'why'>[]
}

/** What an import did, or would do, with every row set aside. */
export type ImportReport = Omit<Outcome, 'setAside'> & { setAside: SetAside[] }

export const emptyReport = (dropped: readonly DroppedColumn[]): ImportReport => ({
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  setAside: [],
  notes: [],
  dropped: dropped.map(({ heading, why }) => ({ heading, why })),
})

/** Enough for whoever mends a file by hand; the count goes on. */
const rowsNamed = 1000

/** Nobody answers to more wordings; notes about the others stand together. */
const mostDetails = 200

export function addNote(notes: NoteGroup[], row: number, { field, code, detail: told }: Note): void {
  const isOf = (one: NoteGroup, detail: string | undefined) =>
    one.field === field && one.code === code && one.detail === detail
  const known = notes.find((one) => isOf(one, told))
  const detail = known || told === undefined || notes.length < mostDetails ? told : undefined
  const group = known ?? notes.find((one) => isOf(one, detail))
  if (!group) notes.push({ field, code, ...(detail !== undefined && { detail }), count: 1, rows: [row] } as NoteGroup)
  else {
    group.count += 1
    if (group.rows.length < rowsNamed) group.rows.push(row)
  }
}

/** The report in figures, as it is kept; rows set aside are kept beside it. */
export const outcomeOf = ({ setAside, ...report }: ImportReport): Outcome => ({ ...report, setAside: setAside.length })

/** For people who read from top to bottom. */
export function inRowOrder(report: ImportReport): ImportReport {
  report.setAside.sort((a, b) => a.row - b.row)
  return report
}
