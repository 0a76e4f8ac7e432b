import { type Cell, cellLine, cellText, shortened, type TableRow } from '../../tables/cells.ts'
import { lawfulMapping, type Mapping } from '../../tables/columns.ts'
import { ofAllFields, textsFrom } from './candidate-facts.ts'
import type { CandidateColumn } from './candidate-columns.ts'
import { candidateFields, importedColumns, type CandidateFacts, type TextField } from './fields.ts'
import { type Education, readEducation } from '../education.ts'
import { readEmails } from '../emails.ts'
import { readPayBasis } from '../../pay/read-pay.ts'
import { type PayRefusal, readExpectedPay } from '../expected-pay.ts'
import { readExperience } from '../experience.ts'
import { tidyName } from '../names.ts'
import { isNoContact, isNoPhone } from '../no-contact.ts'
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
  code: ContactNote | 'experience-unreadable' | PayRefusal
}

/** `…-none` stands for no contact at all; `link-of-many` leads to a page that is not about one person. */
type ContactNote =
  | 'phone-unreadable'
  | 'email-unreadable'
  | 'profile-unreadable'
  | 'phone-none'
  | 'email-none'
  | 'link-of-many'

/** Why nobody can be recognised by what a row says. */
type NoContact = 'contact-missing' | 'contact-unreadable' | 'contact-none' | 'link-of-many'

/**
 * A row that makes a candidate, or why it makes none: a person without a name cannot be found, and one without phone,
 * e-mail and profile could not be told from their namesakes when the same file is loaded again.
 */
export type CandidateRow =
  | { row: number; candidate: CandidateRecord; notes: CandidateNote[] }
  | { row: number; reason: 'name-missing' | NoContact; field: CandidateColumn }

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
  const contacts = readContacts(read)
  if ('reason' in contacts) return { row, ...contacts }
  notes.push(...contacts.notes)
  const city = textOf(cellLine(read('city')), longest.line)
  const texts = textsFrom((field) => readText(read, field))
  const candidate: CandidateRecord = {
    name,
    phones: contacts.phones,
    emails: contacts.emails,
    profiles: contacts.profiles,
    city,
    cityId: city === null ? null : readCity(city),
    experienceMonths: experience(read, notes),
    education: texts.education === null ? null : readEducation(texts.education),
    ...pay(read, headingBasis, notes),
    texts: { ...texts, note: withLinks(texts.note, contacts.otherLinks) },
  }
  return { row, candidate, notes }
}

type Contacts = Pick<CandidateRecord, 'phones' | 'emails' | 'profiles'> & {
  otherLinks: string[]
  notes: CandidateNote[]
}

/** The contacts by which a person is recognised, or why a row has none. */
function readContacts(read: ReadField): Contacts | { reason: NoContact; field: CandidateColumn } {
  const phones = readPhones(`${cellText(read('phone'))}\n${cellText(read('second_phone'))}`)
  const emails = readEmails(`${cellText(read('email'))}\n${cellText(read('second_email'))}`)
  const { profiles, otherLinks, unreadable } = readProfiles(cellText(read('profile')))
  const [noPhones, phonesKept] = parted(phones.phones, (phone) => isNoContact('phone', phone))
  const [noEmails, emailsKept] = parted(emails.emails, (email) => isNoContact('email', email))
  const [zeros, phonesUnread] = parted(phones.unreadable, isNoPhone)
  const found: [boolean, CandidateNote][] = [
    [noPhones.length + zeros.length > 0, { field: 'phone', code: 'phone-none' }],
    [noEmails.length > 0, { field: 'email', code: 'email-none' }],
    [phonesUnread.length > 0, { field: 'phone', code: 'phone-unreadable' }],
    [emails.unreadable.length > 0, { field: 'email', code: 'email-unreadable' }],
    [unreadable.length > 0, { field: 'profile', code: 'profile-unreadable' }],
    [otherLinks.length > 0, { field: 'profile', code: 'link-of-many' }],
  ]
  const notes = found.flatMap(([isSo, note]) => (isSo ? [note] : []))
  if (phonesKept.length + emailsKept.length + profiles.length > 0)
    return { phones: phonesKept, emails: emailsKept, profiles, otherLinks, notes }
  const [first] = notes
  return first ? { reason: reasonOf(first), field: first.field } : { reason: 'contact-missing', field: 'phone' }
}

function reasonOf({ code }: CandidateNote): NoContact {
  if (code === 'link-of-many') return code
  return code === 'phone-none' || code === 'email-none' ? 'contact-none' : 'contact-unreadable'
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

/** Links that do not tell who somebody is are kept with what else is noted: most lead to a résumé. */
function withLinks(note: string | null, links: readonly string[]): string | null {
  const missing = links.filter((link) => !note?.includes(link))
  return textOf([note ?? '', ...missing].filter(Boolean).join('\n'), longest.text)
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
