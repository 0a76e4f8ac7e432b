import { type Cell, cellLine, cellText, shortened, type TableRow } from '../../tables/cells.ts'
import { lawfulMapping, type Mapping } from '../../tables/columns.ts'
import { ofAllFields, textsFrom } from './candidate-facts.ts'
import type { CandidateColumn } from './candidate-columns.ts'
import { candidateFields, importedColumns, type CandidateFacts, type TextField } from './fields.ts'
import { type Education, readEducation } from '../education.ts'
import { readEmails } from '../emails.ts'
import { type PayRefusal, readExpectedPay, readPayBasis } from '../expected-pay.ts'
import { readExperience } from '../experience.ts'
import { tidyName } from '../names.ts'
import { readPhones } from '../phones.ts'
import { readProfiles } from '../profiles.ts'

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
  /** The words of the table; skills and languages as claimed, not observed. */
  texts: Record<TextField, string | null>
}

/** A value of a row that was let go, and why. */
export interface CandidateNote {
  field: CandidateColumn
  code: 'phone-unreadable' | 'email-unreadable' | 'profile-unreadable' | 'experience-unreadable' | PayRefusal
}

/**
 * A row that makes a candidate, or why it makes none: a person nobody can name cannot be called up from the base, and
 * one
 * with neither phone nor e-mail nor a profile could not be told from their namesakes when the same file is loaded
 * again.
 */
export type CandidateRow =
  | { row: number; candidate: CandidateRecord; notes: CandidateNote[] }
  | { row: number; reason: 'name-missing' | 'contact-missing' | 'contact-unreadable'; field: CandidateColumn }

/** What a row of a table tells about somebody. */
export function factsOf(record: CandidateRecord): CandidateFacts {
  const special = {
    city: { cityId: record.cityId, cityOther: record.cityId === null ? record.city : null },
    experienceMonths: { experienceMonths: record.experienceMonths },
    expectedPay: { expectedPay: record.expectedPay, payBasis: record.payBasis },
  }
  return ofAllFields(special, (field) => record.texts[field])
}

/**
 * Makes the function that reads rows of one table, one at a time.
 *
 * @param mapping which column holds what; forbidden columns are never read, whoever mapped them
 */
export function candidateReader(
  headings: readonly string[],
  mapping: Mapping<CandidateColumn>,
  readCity: (text: string) => string | null,
): (row: TableRow) => CandidateRow {
  const columns = lawfulMapping(headings, mapping)
  const payHeading = columns.pay === null ? '' : (headings[columns.pay] ?? '')
  return (row) => {
    const read: ReadField = (field) => {
      const column = columns[field]
      return column === null ? null : (row.cells[column] ?? null)
    }
    return readRow(row.row, read, readPayBasis(payHeading), readCity)
  }
}

type ReadField = (field: CandidateColumn) => Cell

/** In characters; what goes beyond is no name, no city and no note, but a file gone wrong. */
const longest = { line: 200, text: 10_000 }

const textOf = (text: string | null, limit: number): string | null => (text ? shortened(text, limit) : null)

function readRow(
  row: number,
  read: ReadField,
  headingBasis: 'gross' | 'net' | 'unknown',
  readCity: (text: string) => string | null,
): CandidateRow {
  const name = fullName(read)
  if (name === null) return { row, reason: 'name-missing', field: 'name' }
  const notes: CandidateNote[] = []
  const phones = readPhones(`${cellText(read('phone'))}\n${cellText(read('second_phone'))}`)
  const emails = readEmails(`${cellText(read('email'))}\n${cellText(read('second_email'))}`)
  const profiles = readProfiles(cellText(read('profile')))
  if (phones.phones.length + emails.emails.length + profiles.profiles.length === 0) {
    if (phones.unreadable.length > 0) return { row, reason: 'contact-unreadable', field: 'phone' }
    if (emails.unreadable.length > 0) return { row, reason: 'contact-unreadable', field: 'email' }
    if (profiles.unreadable.length > 0) return { row, reason: 'contact-unreadable', field: 'profile' }
    return { row, reason: 'contact-missing', field: 'phone' }
  }
  if (phones.unreadable.length > 0) notes.push({ field: 'phone', code: 'phone-unreadable' })
  if (emails.unreadable.length > 0) notes.push({ field: 'email', code: 'email-unreadable' })
  if (profiles.unreadable.length > 0) notes.push({ field: 'profile', code: 'profile-unreadable' })
  const city = textOf(cellLine(read('city')), longest.line)
  const texts = textsFrom((field) => readText(read, field))
  const candidate: CandidateRecord = {
    name,
    phones: phones.phones,
    emails: emails.emails,
    profiles: profiles.profiles,
    city,
    cityId: city === null ? null : readCity(city),
    experienceMonths: experience(read, notes),
    education: texts.education === null ? null : readEducation(texts.education),
    ...pay(read, headingBasis, notes),
    texts,
  }
  return { row, candidate, notes }
}

function readText(read: ReadField, field: TextField): string | null {
  const { text } = candidateFields[field]
  const [column] = importedColumns(field)
  const cell = read(column)
  if (text.cell === 'line') return textOf(cellLine(cell), longest.line)
  if (text.cell === 'lines') return textOf(cellText(cell), longest.text)
  return list(cell).join(text.cell.itemsJoinedBy) || null
}

/** The whole name if there is one, else its parts in Russian order. */
function fullName(read: ReadField): string | null {
  const parts = (['surname', 'given', 'patronymic'] as const).map((field) => cellText(read(field))).filter(Boolean)
  const name = tidyName(shortened(cellText(read('name')) || parts.join(' '), longest.line))
  return /\p{L}/u.test(name) ? name : null
}

function experience(read: ReadField, notes: CandidateNote[]): number | null {
  for (const [field, unit] of [
    ['experience_months', 'months'],
    ['experience', 'years'],
  ] as const) {
    const text = cellLine(read(field))
    if (text === null) continue
    const months = readExperience(text, unit)
    if (months !== null) return months
    notes.push({ field, code: 'experience-unreadable' })
  }
  return null
}

/** The basis stands beside the amount, in a column of its own or in the heading; the nearest word counts. */
function pay(
  read: ReadField,
  headingBasis: 'gross' | 'net' | 'unknown',
  notes: CandidateNote[],
): Pick<CandidateRecord, 'expectedPay' | 'payBasis'> {
  const text = cellLine(read('pay'))
  if (text === null) return { expectedPay: null, payBasis: null }
  const expected = readExpectedPay(text)
  if (typeof expected === 'string') {
    notes.push({ field: 'pay', code: expected })
    return { expectedPay: null, payBasis: null }
  }
  const bases = [expected.basis, readPayBasis(cellText(read('pay_basis'))), headingBasis]
  return { expectedPay: expected.amount, payBasis: bases.find((basis) => basis !== 'unknown') ?? 'unknown' }
}

function list(cell: Cell): string[] {
  const items = shortened(cellText(cell), longest.text)
    .split(/[,;\n]/u)
    .map((item) => item.trim())
    .filter(Boolean)
  return [...new Set(items)]
}
