import { type Cell, cellLine, cellText, shortened, type TableRow } from '../../tables/cells.ts'
import { isExample } from '../../tables/example-row.ts'
import { lawfulMapping, type Mapping } from '../../tables/columns.ts'
import { ofAllFields, textsFrom } from './candidate-facts.ts'
import { pipelineFields, readApplications, type ToldApplication } from '../../pipeline/told-application.ts'
import { readColumns, type CandidateColumn } from './candidate-columns.ts'
import { readContacts } from './candidate-contacts.ts'
import { underHeading, type CandidateNote, type ReadField, type RowRefused } from './candidate-notes.ts'
import { candidateFields, importedColumns, type CandidateFacts, type TextField } from './fields.ts'
import { type Education, readEducation } from '../education.ts'
import { readPayBasis, readPayUnit, type PayUnit } from '../../pay/read-pay.ts'
import { readExpectedPay } from '../expected-pay.ts'
import { readExperience } from '../experience.ts'
import { tidyName, withoutCapitals } from '../names.ts'
import { readMessageLanguage } from './message-language.ts'
import { knownSource } from './sources.ts'

/**
 * A candidate as a table tells of them, every value in its one spelling; null or an empty list where it says nothing.
 */
export interface CandidateRecord {
  name: string
  /** E.164. */
  phones: string[]
  emails: string[]
  /** Keys of links, see `readProfile`. */
  profiles: string[]
  city: string | null
  cityId: string | null
  experienceMonths: number | null
  /** The level that the text on education speaks of. */
  education: Education | null
  /** Whole roubles a month. */
  expectedPay: number | null
  payBasis: 'gross' | 'net' | 'unknown' | null
  messageLanguage: CandidateFacts['messageLanguage']
  /** The words of the table; skills and languages as claimed, not observed. */
  texts: Record<TextField, string | null>
}

/**
 * A row that makes a candidate, or why it makes none: a person without a name cannot be found, and one without phone,
 * e-mail and profile could not be told from their namesakes when the same file is loaded again.
 */
export type CandidateRow =
  | { row: number; candidate: CandidateRecord; applications: ToldApplication[]; notes: CandidateNote[] }
  | ({ row: number } & RowRefused)

/** The name of somebody whom a row tells by their profile only; it is about those alone who are known by it. */
export const nameless = ''

/** What a row of a table tells about somebody. */
export function factsOf(record: CandidateRecord): CandidateFacts {
  const special = {
    city: { cityId: record.cityId, cityOther: record.cityId === null ? record.city : null },
    experienceMonths: { experienceMonths: record.experienceMonths },
    expectedPay: { expectedPay: record.expectedPay, payBasis: record.payBasis },
    messageLanguage: { messageLanguage: record.messageLanguage },
  }
  return ofAllFields(special, (field) => record.texts[field])
}

/**
 * Makes the function that reads rows of one table, one after the other: in an export of Frappe the further contacts of
 * somebody stand in rows of their own below.
 *
 * @param mapping which columns hold what; forbidden columns are never read, whoever mapped them
 * @param today to which experience is counted that goes on
 * @param pipeline what is known for reading stages, and whether the file as a whole is about one vacancy
 */
export function candidateReader(
  headings: readonly string[],
  mapping: Mapping<CandidateColumn>,
  readCity: (text: string) => string | null,
  today?: string,
  readSource: (text: string) => string = knownSource,
  pipeline: Pipeline = { explained: new Map(), ofVacancy: false },
): (row: TableRow) => CandidateRow {
  const columns = lawfulMapping(headings, readColumns(mapping, pipeline.ofVacancy))
  const tellsApplications = pipelineFields.some((field) => (columns[field]?.length ?? 0) > 0)
  const headingOf = (field: CandidateColumn) => headings[columns[field][0] ?? -1] ?? ''
  const payHeading = headingOf('pay')
  const ofPay = { payBasis: readPayBasis(payHeading), payUnit: readPayUnit(payHeading) }
  const told = tellsApplications ? pipeline : null
  const table: TableFacts = { headingOf, ...ofPay, readCity, readSource, today, pipeline: told }
  const isOfChild = headings.map((heading) => /^[^()]+ \([^()]+\)$/u.test(heading))
  const hasChildren = headings.some((heading) => heading.startsWith('ID ('))
  let last: CandidateRecord | null = null
  return (row) => {
    const read = (field: CandidateColumn): Cell => {
      const [column, ...others] = columns[field] ?? []
      if (column === undefined) return null
      if (others.length === 0) return row.cells[column] ?? null
      return columns[field]
        .map((one) => cellText(row.cells[one]))
        .filter(Boolean)
        .join('\n')
    }
    const isContinued = hasChildren && row.cells.every((cell, column) => isOfChild[column] || cellText(cell) === '')
    const result = readRow(row.row, read, table, isContinued ? last : null)
    last = 'candidate' in result ? result.candidate : isContinued ? last : null
    return result
  }
}

/** What is the same for all rows of a table. */
type TableFacts = {
  headingOf: (field: CandidateColumn) => string
  /** Before or after tax, as the heading says. */
  payBasis: 'gross' | 'net' | 'unknown'
  payUnit: PayUnit
  readCity: (text: string) => string | null
  readSource: (text: string) => string
  today: string | undefined
  /** Null where no column tells of applications. */
  pipeline: Pipeline | null
}

type Pipeline = Parameters<typeof readApplications>[1]

/** In characters; what goes beyond is no name, no city and no note, but a file gone wrong. */
const longest = { line: 200, text: 10_000 }

const textOf = (text: string | null, limit: number): string | null => (text ? shortened(text, limit) : null)

/** @param above whose further contacts the row tells; null where it is about somebody of its own */
function readRow(row: number, read: ReadField, table: TableFacts, above: CandidateRecord | null): CandidateRow {
  const told = table.pipeline && readApplications(read, table.pipeline)
  const name = fullName(read) ?? above?.name ?? (told && told.applications.length > 0 ? nameless : null)
  if (name === null) return { row, reason: 'name-missing', field: 'name' }
  if (isExample(name)) return { row, reason: 'example', field: 'name' }
  const notes: CandidateNote[] = []
  const contacts = readContacts(read, table.headingOf('phone'))
  if (name === nameless && ('reason' in contacts || contacts.profiles.length === 0))
    return { row, reason: 'name-missing', field: 'name' }
  if ('reason' in contacts) return { row, ...contacts }
  notes.push(...contacts.notes)
  const city = textOf(cellLine(read('city')), longest.line)
  const texts = textsFrom((field) => readText(read, field, table))
  const experienceMonths = experience(read, table, notes)
  const expected = pay(read, table, notes)
  const candidate: CandidateRecord = {
    name,
    phones: [...new Set([...(above?.phones ?? []), ...contacts.phones])],
    emails: [...new Set([...(above?.emails ?? []), ...contacts.emails])],
    profiles: contacts.profiles,
    city,
    cityId: city === null ? null : table.readCity(city),
    experienceMonths,
    education: texts.education === null ? null : readEducation(texts.education),
    expectedPay: expected.expectedPay,
    payBasis: expected.payBasis,
    messageLanguage: readMessageLanguage(cellLine(read('message_language'))),
    texts: { ...texts, note: withLines(texts.note, [...contacts.lines, ...keptTexts(read, table, notes)]) },
  }
  return { row, candidate, applications: told?.applications ?? [], notes: [...notes, ...(told?.notes ?? [])] }
}

/** What could not be made a value of its field stays as it was written, under its heading. */
function keptTexts(read: ReadField, { headingOf }: TableFacts, notes: readonly CandidateNote[]): string[] {
  const fields = notes.flatMap(({ field, code }) =>
    code === 'experience-unreadable' || code.startsWith('pay-') ? field : [],
  )
  const written = (field: CandidateColumn) => {
    const currency = field === 'pay' ? cellLine(read('pay_currency')) : null
    return shortened([cellLine(read(field)), currency].filter(Boolean).join(' '), longest.line)
  }
  return fields.map((field) => underHeading(headingOf(field), written(field)))
}

/** Links that do not tell who somebody is, and values nobody can be sure of, are kept with what else is noted. */
function withLines(note: string | null, lines: readonly string[]): string | null {
  const missing = lines.filter((line) => !note?.includes(line))
  return textOf([note ?? '', ...missing].filter(Boolean).join('\n'), longest.text)
}

function readText(read: ReadField, field: TextField, { readSource }: TableFacts): string | null {
  const { text } = candidateFields[field]
  const [column] = importedColumns(field)
  const cell = read(column)
  if (text.cell === 'line') {
    const line = textOf(cellLine(cell), longest.line)
    return line && field === 'source' ? readSource(line) : line
  }
  if (text.cell === 'lines') return textOf(cellText(cell), longest.text)
  return list(cell).join(text.cell.itemsJoinedBy) || null
}

/** The whole name if there is one, else its parts in Russian order. */
function fullName(read: ReadField): string | null {
  const parts = (['surname', 'given', 'patronymic'] as const).map((field) => cellText(read(field))).filter(Boolean)
  const name = withoutCapitals(tidyName(shortened(cellText(read('name')) || parts.join(' '), longest.line)))
  return /\p{L}/u.test(name) ? name : null
}

function experience(read: ReadField, { today }: TableFacts, notes: CandidateNote[]): number | null {
  for (const [field, unit] of [
    ['experience_months', 'months'],
    ['experience', 'years'],
  ] as const) {
    const text = cellLine(read(field))
    if (text === null || /^[-–—?]+$/u.test(text)) continue
    const months = readExperience(text, unit, today)
    if (months !== null) return months
    notes.push({ field, code: 'experience-unreadable' })
  }
  return null
}

/** People fill a cell with these where there is nothing to say. */
const sayingNothing = /^(?:[-–—?.0]+|нет|н\/д|n\/?a|none|no|null|nan)$/iu

/** The basis stands beside the amount, in a column of its own or in the heading; the nearest word counts. */
function pay(
  read: ReadField,
  { payBasis, payUnit }: TableFacts,
  notes: CandidateNote[],
): Pick<CandidateRecord, 'expectedPay' | 'payBasis'> {
  const text = cellLine(read('pay'))
  if (text === null || sayingNothing.test(text)) return { expectedPay: null, payBasis: null }
  const currency = cellText(read('pay_currency'))
  const expected = readExpectedPay(text, {
    ...payUnit,
    ...(currency && { currency: readPayUnit(currency).currency ?? 'another' }),
  })
  if (typeof expected === 'string') {
    notes.push({ field: 'pay', code: expected })
    return { expectedPay: null, payBasis: null }
  }
  const bases = [expected.basis, readPayBasis(cellText(read('pay_basis'))), payBasis]
  return { expectedPay: expected.amount, payBasis: bases.find((basis) => basis !== 'unknown') ?? 'unknown' }
}

function list(cell: Cell): string[] {
  const items = shortened(cellText(cell), longest.text)
    .split(/[,;\n]/u)
    .map((item) => item.trim())
    .filter(Boolean)
  return [...new Set(items)]
}
