import { type Cell, cellLine, cellText, shortened } from '../tables/cells.ts'
import { readDate } from '../tables/dates.ts'
import { wordingKey } from '../tables/wordings.ts'
import { searchKey } from '../people/names.ts'
import { readRefusal } from './refusal-words.ts'
import { readStage, type ExplainedStages } from './read-stage.ts'
import { rankOf, type StageKind } from './stages.ts'

/** What a row of a file tells of an application. Days are `2026-11-24`; null = not told. */
export type ToldApplication = {
  /** The title of the vacancy; '' in a file that is about one vacancy as a whole. */
  title: string
  /** How far the person has got; null where the row does not tell it. */
  reached: StageKind | null
  /** Whose decision ended it. */
  ended: 'team' | 'candidate' | null
  /** A reason of ours by its code, or the words of the file. */
  reason: string | null
  appliedOn: string | null
  /** When the stage was entered, or the application ended. */
  since: string | null
}

/** Columns that tell of applications. Several applications of a person stand line by line in one cell. */
export const pipelineFields = ['vacancy', 'stage', 'status', 'applied_on', 'stage_on', 'refusal'] as const

export type PipelineField = (typeof pipelineFields)[number]

/** Something of an application that was not understood; `detail` is the wording. */
export type PipelineNote = { field: PipelineField; code: 'stage-unknown' | 'stage-day-unreadable'; detail?: string }

/** What stands in a line where that application has nothing, so that the lines of all columns fit together. */
export const nothingHere = '—'

/** In characters. */
const longest = { title: 200, reason: 300 }

export const titleKey = (title: string): string => searchKey(shortened(title, longest.title))

/** The lines of a cell; a lone line is about all applications of the row. */
function linesOf(cell: Cell): (place: number) => string {
  const lines = cellText(cell)
    .split('\n')
    .map((line) => (cellLine(line) === nothingHere ? '' : (cellLine(line) ?? '')))
  return (place) => (lines.length === 1 ? lines[0] : lines[place]) ?? ''
}

/** The wordings of stages in a row, as they are asked about. */
export const stageTexts = (cell: Cell | undefined): string[] =>
  cellText(cell)
    .split('\n')
    .flatMap((line) => (cellLine(line) === nothingHere ? [] : (cellLine(line) ?? [])))

/** The titles of vacancies in a row. */
export const vacancyTitles = (cell: Cell | undefined): string[] => [
  ...new Set(stageTexts(cell).map((title) => shortened(title, longest.title))),
]

/**
 * Reads what a row tells of applications.
 *
 * @param ofVacancy whether the whole file is about one vacancy, whose title the rows need not tell
 */
export function readApplications(
  read: (field: PipelineField) => Cell,
  { explained, ofVacancy }: { explained: ExplainedStages; ofVacancy: boolean },
): { applications: ToldApplication[]; notes: PipelineNote[] } {
  const notes: PipelineNote[] = []
  const titles = ofVacancy ? [''] : vacancyTitles(read('vacancy'))
  const inLines = ofVacancy
    ? ['']
    : cellText(read('vacancy'))
        .split('\n')
        .map((line) => cellLine(line) ?? '')
  const columns = Object.fromEntries(pipelineFields.map((field) => [field, linesOf(read(field))])) as Record<
    PipelineField,
    (place: number) => string
  >
  const day = (field: 'applied_on' | 'stage_on', place: number): string | null => {
    const text = columns[field](place)
    const read = text === '' ? null : readDate(/^\d{4}-\d\d-\d\dT/u.test(text) ? text.slice(0, 10) : text)
    if (text !== '' && read === null) notes.push({ field, code: 'stage-day-unreadable' })
    return read
  }
  const applications = titles.map((title): ToldApplication => {
    const place = Math.max(
      0,
      inLines.findIndex((line) => shortened(line, longest.title) === title),
    )
    const told: ToldApplication = {
      title,
      reached: null,
      ended: null,
      reason: null,
      appliedOn: day('applied_on', place),
      since: day('stage_on', place),
    }
    for (const field of ['stage', 'status'] as const) takeStage(told, field, columns[field](place), explained, notes)
    takeReason(told, columns.refusal(place))
    return told
  })
  return { applications, notes }
}

function takeStage(
  told: ToldApplication,
  field: 'stage' | 'status',
  text: string,
  explained: ExplainedStages,
  notes: PipelineNote[],
): void {
  const key = wordingKey(text)
  if (key === '') return
  const meaning = readStage(key, explained)
  if (meaning === null) notes.push({ field, code: 'stage-unknown', detail: shortened(text, 100) })
  else if (meaning === 'refused' || meaning === 'withdrew') {
    told.ended = meaning === 'refused' ? 'team' : 'candidate'
    // A wording that somebody had to explain says why.
    if (readStage(key) === null) told.reason ??= shortened(text, longest.reason)
  } else if (meaning !== 'nothing' && (told.reached === null || rankOf(meaning) > rankOf(told.reached)))
    told.reached = meaning
}

/** A reason tells whose decision it was, but does not end what no column says has ended. */
function takeReason(told: ToldApplication, text: string): void {
  if (told.ended === null || text === '') return
  const known = readRefusal(text)
  if (known) told.ended = known.endedBy
  told.reason = known?.reason ?? shortened(text, longest.reason)
}
