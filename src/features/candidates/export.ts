import type { Db } from '../../db/open.ts'
import { factsFrom } from '../../domain/people/candidate/candidate-facts.ts'
import type { ContactKind } from '../../domain/people/contact.ts'
import {
  fieldNames,
  importedColumns,
  isTextField,
  type SpecialField,
  type TextField,
} from '../../domain/people/candidate/fields.ts'
import { cityName } from '../../web/texts/cities.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import { stageName } from '../applications/words.ts'
import { writeCsvRows } from '../../files/write/csv.ts'
import { writeXlsx, type WrittenCell } from '../../files/write/xlsx.ts'
import { exportedPeople, type Exported } from './reads/exported-people.ts'
import type { Shown } from './reads/search.ts'

type Reader = Pick<Visitor, 't' | 'language'>

/** One column of the file; `heading` is one by which an import recognises it again. */
type ExportColumn = { heading: MessageKey; cell: (person: Exported, reader: Reader) => WrittenCell }

const contacts = (kind: ContactKind) => (person: Exported) =>
  person.contacts
    .filter((contact) => contact.kind === kind)
    .map(({ value }) => value)
    .join('\n')

function cityCell({ name_ru, name_en, city_other }: Exported, { language }: Reader): WrittenCell {
  return name_ru !== null && name_en !== null ? cityName({ name_ru, name_en }, language) : city_other
}

const specialColumns: Record<SpecialField, readonly ExportColumn[]> = {
  city: [{ heading: 'imports.field.city', cell: cityCell }],
  experienceMonths: [{ heading: 'imports.field.experience_months', cell: (person) => person.experience_months }],
  expectedPay: [
    { heading: 'imports.field.pay', cell: (person) => person.expected_pay },
    {
      heading: 'imports.field.pay_basis',
      cell: ({ pay_basis }, { t }) =>
        pay_basis === null || pay_basis === 'unknown' ? null : t(`candidate.basis.${pay_basis}`),
    },
  ],
  messageLanguage: [
    {
      heading: 'imports.field.message_language',
      cell: ({ message_language }, { t }) => message_language && t(`language.${message_language}`),
    },
  ],
}

function textColumn(field: TextField): ExportColumn {
  const [column] = importedColumns(field)
  return { heading: `imports.field.${column}`, cell: (person) => factsFrom(person)[field] }
}

const columns: readonly ExportColumn[] = [
  { heading: 'imports.field.name', cell: (person) => person.name },
  { heading: 'imports.field.phone', cell: contacts('phone') },
  { heading: 'imports.field.email', cell: contacts('email') },
  { heading: 'imports.field.profile', cell: contacts('profile') },
  ...fieldNames.flatMap((field) => (isTextField(field) ? textColumn(field) : specialColumns[field])),
  {
    heading: 'candidates.export-applications',
    cell: ({ applications }, { t }) =>
      applications
        .map((one) =>
          one.closed_at === null
            ? `${one.title}: ${stageName(one, t)}`
            : t('candidates.export-closed', { vacancy: one.title, stage: stageName(one, t) }),
        )
        .join('\n'),
  },
]

const headings = ({ t }: Reader): string[] => columns.map(({ heading }) => t(heading))

const cells = (person: Exported, reader: Reader): WrittenCell[] => columns.map(({ cell }) => cell(person, reader))

/**
 * Those whom the list shows and what is known of them as CSV, written while it is read; a text that would run as a
 * formula is defused.
 */
export async function* candidatesCsv(db: Db, shown: Shown, reader: Reader): AsyncGenerator<string> {
  // Excel takes a file without this mark for one in an old encoding.
  yield `\ufeff${writeCsvRows([headings(reader)])}`
  for await (const page of exportedPeople(db, shown))
    yield writeCsvRows(page.map((person) => cells(person, reader).map((cell) => String(cell ?? ''))))
}

/** The same as an Excel workbook. */
export const candidatesXlsx = (db: Db, shown: Shown, reader: Reader): AsyncGenerator<Buffer> =>
  writeXlsx(headings(reader), rows(db, shown, reader))

async function* rows(db: Db, shown: Shown, reader: Reader): AsyncGenerator<WrittenCell[]> {
  for await (const page of exportedPeople(db, shown)) for (const person of page) yield cells(person, reader)
}
