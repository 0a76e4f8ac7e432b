import type { Db } from '../../db/open.ts'
import type { ContactKind } from '../../domain/people/candidate/candidate-matching.ts'
import { cityName } from '../../web/texts/cities.ts'
import type { Visitor } from '../../web/visitor.ts'
import { stageName } from '../applications/words.ts'
import { writeCsvRows } from '../../files/write/csv.ts'
import { writeXlsx, type WrittenCell } from '../../files/write/xlsx.ts'
import { everybody, type Exported } from './reads/everybody.ts'

type Reader = Pick<Visitor, 't' | 'language'>

/** Headings by which an import knows these columns again, in the reader's language. */
const headings = ({ t }: Reader): string[] => [
  t('imports.field.name'),
  t('imports.field.phone'),
  t('imports.field.email'),
  t('imports.field.profile'),
  t('imports.field.city'),
  t('imports.field.source'),
  t('imports.field.experience_months'),
  t('imports.field.education'),
  t('imports.field.skills'),
  t('imports.field.languages'),
  t('imports.field.pay'),
  t('imports.field.pay_basis'),
  t('imports.field.note'),
  t('candidates.export-applications'),
]

function cells(person: Exported, { t, language }: Reader): WrittenCell[] {
  const contacts = (kind: ContactKind) =>
    person.contacts
      .filter((contact) => contact.kind === kind)
      .map(({ value }) => value)
      .join('\n')
  const { name_ru, name_en } = person
  return [
    person.name,
    contacts('phone'),
    contacts('email'),
    contacts('profile'),
    name_ru !== null && name_en !== null ? cityName({ name_ru, name_en }, language) : person.city_other,
    person.source,
    person.experience_months,
    person.education,
    person.skills,
    person.languages,
    person.expected_pay,
    person.pay_basis === null || person.pay_basis === 'unknown' ? null : t(`candidate.basis.${person.pay_basis}`),
    person.note,
    person.applications
      .map((one) =>
        one.closed_at === null
          ? `${one.title}: ${stageName(one, t)}`
          : t('candidates.export-closed', { vacancy: one.title, stage: stageName(one, t) }),
      )
      .join('\n'),
  ]
}

/**
 * Everybody and what is known of them as CSV, written while it is read; a text that would run as a formula is defused.
 */
export async function* candidatesCsv(db: Db, reader: Reader): AsyncGenerator<string> {
  // Excel takes a file without this mark for one in an old encoding.
  yield `\ufeff${writeCsvRows([headings(reader)])}`
  for await (const page of everybody(db))
    yield writeCsvRows(page.map((person) => cells(person, reader).map((cell) => String(cell ?? ''))))
}

/** The same as an Excel workbook. */
export const candidatesXlsx = (db: Db, reader: Reader): AsyncGenerator<Buffer> =>
  writeXlsx(headings(reader), rows(db, reader))

async function* rows(db: Db, reader: Reader): AsyncGenerator<WrittenCell[]> {
  for await (const page of everybody(db)) for (const person of page) yield cells(person, reader)
}
