import ICAL from 'ical.js'
import { searchKey } from '../../domain/people/names.ts'
import { shortened, type TableRow } from '../../domain/tables/cells.ts'
import { decoded } from '../csv.ts'
import { detectEncoding } from '../encoding.ts'
import { asTableError, TableError } from '../table-error.ts'
import { addRow, type MadeTable } from '../table.ts'
import { cardLines, type CardLine } from './card-lines.ts'
import { cardsOf } from './cards.ts'

const headings = ['name', 'surname', 'given', 'patronymic', 'phone', 'email', 'profile', 'city', 'note'] as const

/** The properties that are read; a card may be long, but not with these. */
const read = new Set(['n', 'fn', 'tel', 'email', 'url', 'x-socialprofile', 'adr', 'title', 'org', 'note'])

/** What of a card may not be kept, by the names it has there. */
const forbidden = new Map([
  ['bday', 'birthday'],
  ['gender', 'gender'],
  ['photo', 'photo'],
])

/** The values of a card by the names of their properties; a structured value is a list. */
type Card = {
  values: ReadonlyMap<string, unknown[]>
  /** Lines that make no sense, as they stand. */
  unread: string[]
}

/**
 * Contacts of an address book: any number of vCards, version 2.1, 3.0 or 4.0, as a table with a row for each card,
 * numbered as if there were a header. A line that makes no sense is kept with the note of its card, and costs nobody
 * the other lines.
 *
 * @param sample the first bytes of the file, enough to tell the encoding
 * @throws TableError when there is no card in the file
 */
export async function readVcards(sample: Uint8Array, bytes: AsyncIterable<Uint8Array>): Promise<MadeTable> {
  const rows: TableRow[] = []
  const dropped = new Set<string>()
  try {
    for await (const lines of cardsOf(decoded(bytes, detectEncoding(sample)))) {
      const all = cardLines(lines)
      for (const { name } of all) {
        const heading = forbidden.get(name)
        if (heading) dropped.add(heading)
      }
      addRow(rows, cellsOf(parsed(all.filter(({ name }) => read.has(name)))))
    }
  } catch (error) {
    throw asTableError(error, 'broken-text')
  }
  if (rows.length === 0) throw new TableError('not-a-table')
  return { headings: [...headings, ...dropped], rows }
}

type Property = [name: string, parameters: unknown, type: string, ...values: unknown[]]

/** Line by line only where a card is not read as a whole, which is rare and takes longer. */
function parsed(lines: readonly CardLine[]): Card {
  const whole = propertiesOf(lines)
  if (whole) return { values: byName(whole), unread: [] }
  const each = lines.map((line) => ({ line, properties: propertiesOf([line]) }))
  return {
    values: byName(each.flatMap(({ properties }) => properties ?? [])),
    unread: each.flatMap(({ line, properties }) => (properties ? [] : line.text)),
  }
}

function propertiesOf(lines: readonly CardLine[]): Property[] | null {
  if (lines.length === 0) return []
  try {
    const text = ['BEGIN:VCARD', 'VERSION:4.0', ...lines.map(({ text }) => text), 'END:VCARD'].join('\r\n')
    const [, properties] = ICAL.parse(text) as [string, Property[]]
    return properties.filter(([name]) => read.has(name))
  } catch {
    return null
  }
}

function byName(properties: readonly Property[]): Map<string, unknown[]> {
  const values = new Map<string, unknown[]>()
  for (const [name, , , ...more] of properties) {
    const known = values.get(name)
    if (known) for (const value of more) known.push(value)
    else values.set(name, more)
  }
  return values
}

/** In characters, of a line that is kept as it stands. */
const longestLine = 200

function cellsOf({ values, unread }: Card): (string | null)[] {
  const texts = (name: string) =>
    (values.get(name) ?? [])
      .flat(2)
      .filter((value) => typeof value === 'string')
      .map((value) => value.replace(/^(?:tel|mailto):/iu, '').trim())
      .filter(Boolean)
  const parts = (name: string, place: number) => textOf((values.get(name)?.[0] as unknown[] | undefined)?.[place])
  const inParts = [parts('n', 0), parts('n', 1), parts('n', 2)]
  const shown = texts('fn').find((text) => /\p{L}/u.test(text) && !text.includes('@')) ?? ''
  const isShown = shown !== '' && !shareWord(shown, inParts.join(' '))
  const [surname = '', given = '', patronymic = ''] = isShown ? [] : inParts
  const work = [...texts('title'), ...texts('org')].join(', ')
  const links = [...texts('url'), ...texts('x-socialprofile')].map((link) => link.replaceAll('\\:', ':'))
  return [
    isShown ? shown : '',
    surname,
    given,
    patronymic,
    texts('tel').join('\n'),
    texts('email').join('\n'),
    links.join('\n'),
    parts('adr', 3),
    [
      work,
      ...texts('note'),
      ...(isShown ? [inParts.filter(Boolean).join(' ')] : []),
      ...unread.map((line) => shortened(line, longestLine)),
    ]
      .filter(Boolean)
      .join('\n'),
  ].map((text) => text || null)
}

/**
 * The parts of a name are surer than the name as it is shown, which an address book may order as it likes; unless the
 * two are about different people: then the person is called what was shown, and the parts are noted.
 */
function shareWord(one: string, other: string): boolean {
  const words = new Set(searchKey(one).split(' ').filter(Boolean))
  return searchKey(other)
    .split(' ')
    .some((word) => words.has(word))
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.filter((one) => typeof one === 'string').join(' ')
      : ''
