import ICAL from 'ical.js'
import iconv from 'iconv-lite'
import type { TableRow } from '../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { detectEncoding } from './encoding.ts'
import type { JsonTable } from './read-json.ts'
import { modernVcard } from './vcard-2-1.ts'

const headings = ['name', 'surname', 'given', 'patronymic', 'phone', 'email', 'city', 'note'] as const

/** What of a card may not be kept, by the names it has there. */
const forbidden: Readonly<Record<string, string>> = { bday: 'birthday', gender: 'gender', photo: 'photo' }

/**
 * Contacts of an address book: any number of vCards, version 2.1, 3.0 or 4.0, as a table with a row for each card,
 * numbered as if there were a header. A card that is broken becomes an empty row, which is set aside and stops no other.
 */
export function readVcards(bytes: Buffer): JsonTable {
  const text = iconv.decode(bytes, detectEncoding(bytes))
  const cards = [...text.matchAll(/^begin:vcard\s[\s\S]*?^end:vcard\s*$/gimu)].map(([card]) => parsed(card))
  const dropped = [...new Set(cards.flatMap((card) => [...card.keys()].flatMap((name) => forbidden[name] ?? [])))].filter(isForbiddenHeading)
  return { headings: [...headings, ...dropped], rows: cards.map((card, index): TableRow => ({ row: index + 2, cells: [...cellsOf(card), ...dropped.map(() => null)] })) }
}

/** The values of a card by the names of their properties; a structured value is a list. */
type Card = ReadonlyMap<string, unknown[]>

function parsed(text: string): Card {
  const card = new Map<string, unknown[]>()
  try {
    const [, properties] = ICAL.parse(modernVcard(text)) as [string, [string, unknown, string, ...unknown[]][]]
    for (const [name, , , ...values] of properties) card.set(name, [...(card.get(name) ?? []), ...values])
  } catch {
    return new Map()
  }
  return card
}

function cellsOf(card: Card): (string | null)[] {
  const texts = (name: string) => (card.get(name) ?? []).flat(2).filter((value) => typeof value === 'string').map((value) => value.replace(/^(?:tel|mailto):/iu, ''))
  const parts = (name: string, place: number) => textOf((card.get(name)?.[0] as unknown[] | undefined)?.[place])
  const [surname, given, patronymic] = [parts('n', 0), parts('n', 1), parts('n', 2)]
  // The parts are surer than the name as it is shown, which an address book may order as it likes.
  const name = surname || given ? '' : (texts('fn')[0] ?? '')
  const work = [...texts('title'), ...texts('org')].join(', ')
  return [name, surname, given, patronymic, texts('tel').join('\n'), texts('email').join('\n'), parts('adr', 3), [work, ...texts('note')].filter(Boolean).join('\n')].map((text) => text || null)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(' ') : '')
