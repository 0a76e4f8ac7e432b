import ICAL from 'ical.js'
import type { TableRow } from '../../domain/tables/cells.ts'
import { decoded } from '../csv.ts'
import { detectEncoding } from '../encoding.ts'
import { asTableError, TableError } from '../table-error.ts'
import { addRow, type MadeTable } from '../table.ts'
import { cardLines } from './card-lines.ts'
import { cardsOf } from './cards.ts'

const headings = ['name', 'surname', 'given', 'patronymic', 'phone', 'email', 'city', 'note'] as const

/** The properties that are read; a card may be long, but not with these. */
const read = new Set(['version', 'n', 'fn', 'tel', 'email', 'adr', 'title', 'org', 'note'])

/** What of a card may not be kept, by the names it has there. */
const forbidden = new Map([
  ['bday', 'birthday'],
  ['gender', 'gender'],
  ['photo', 'photo'],
])

/** The values of a card by the names of their properties; a structured value is a list. */
type Card = ReadonlyMap<string, unknown[]>

/**
 * Contacts of an address book: any number of vCards, version 2.1, 3.0 or 4.0, as a table with a row for each card,
 * numbered as if there were a header. A card that is broken becomes an empty row, which is set aside and stops no
 * other.
 *
 * @param sample the first bytes of the file, enough to tell the encoding
 * @throws TableError when no card of the file is whole
 */
export async function readVcards(sample: Uint8Array, bytes: AsyncIterable<Uint8Array>): Promise<MadeTable> {
  const rows: TableRow[] = []
  const dropped = new Set<string>()
  let isAnyWhole = false
  try {
    for await (const lines of cardsOf(decoded(bytes, detectEncoding(sample)))) {
      const card = lines === null ? new Map<string, unknown[]>() : parsed(lines, dropped)
      isAnyWhole ||= lines !== null
      addRow(rows, cellsOf(card))
    }
  } catch (error) {
    throw asTableError(error, 'broken-text')
  }
  if (!isAnyWhole) throw new TableError('not-a-table')
  return { headings: [...headings, ...dropped], rows }
}

function parsed(lines: readonly string[], dropped: Set<string>): Card {
  const card = new Map<string, unknown[]>()
  const all = cardLines(lines)
  for (const { name } of all) {
    const heading = forbidden.get(name)
    if (heading) dropped.add(heading)
  }
  const text = ['BEGIN:VCARD', ...all.filter(({ name }) => read.has(name)).map(({ text }) => text), 'END:VCARD'].join(
    '\r\n',
  )
  try {
    const [, properties] = ICAL.parse(text) as [string, [string, unknown, string, ...unknown[]][]]
    for (const [name, , , ...values] of properties) {
      const known = card.get(name)
      if (known) for (const value of values) known.push(value)
      else card.set(name, values)
    }
  } catch {
    return new Map()
  }
  return card
}

function cellsOf(card: Card): (string | null)[] {
  const texts = (name: string) =>
    (card.get(name) ?? [])
      .flat(2)
      .filter((value) => typeof value === 'string')
      .map((value) => value.replace(/^(?:tel|mailto):/iu, ''))
  const parts = (name: string, place: number) => textOf((card.get(name)?.[0] as unknown[] | undefined)?.[place])
  const [surname, given, patronymic] = [parts('n', 0), parts('n', 1), parts('n', 2)]
  // The parts are surer than the name as it is shown, which an address book may order as it likes.
  const name = surname || given ? '' : (texts('fn')[0] ?? '')
  const work = [...texts('title'), ...texts('org')].join(', ')
  return [
    name,
    surname,
    given,
    patronymic,
    texts('tel').join('\n'),
    texts('email').join('\n'),
    parts('adr', 3),
    [work, ...texts('note')].filter(Boolean).join('\n'),
  ].map((text) => text || null)
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.filter((one) => typeof one === 'string').join(' ')
      : ''
