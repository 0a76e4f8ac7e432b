import { likenessKey } from './duplicates.ts'
import { candidateFields, textFields, type TextField } from './candidate/fields.ts'
import { nameParts, searchKey } from './names.ts'
import { profileLink } from './profiles.ts'

type SearchedField = {
  [F in TextField]: (typeof candidateFields)[F]['search'] extends null ? never : F
}[TextField]

/** What the search of candidates looks through; phones are E.164, the rest is as it was written. */
export type Searchable = {
  name: string
  phones: readonly string[]
  emails: readonly string[]
  profiles?: readonly string[]
} & { [F in SearchedField]?: string | null }

/** The texts that are searched in one way, put together. */
function searched(person: Searchable, by: 'word-starts' | 'any-part'): string {
  const texts = textFields.filter((field): field is SearchedField => candidateFields[field].search === by)
  return texts.map((field) => person[field] ?? '').join(' ')
}

/**
 * One letter for one letter, so that any part of a word stays a part of it. Indexes of three-letter pieces then meet
 * nothing but ASCII: what a database in a C locale takes for a letter no longer matters, and `ivanov` finds Иванов.
 */
const asciiLetters = new Map(
  Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя', (letter, index) => [
    letter,
    'abvgdejziyklmnoprstufhcqwx012345'.charAt(index),
  ]),
)

/** Before a word whose first one or two letters are enough to find it; with them it is a piece of three. */
const wordStart = '  '

/** Longer than this nobody searches for; what is beyond stays in the base, unsearched. */
const longest = 20_000

const toAscii = (text: string): string => Array.from(text, (letter) => asciiLetters.get(letter) ?? letter).join('')

const folded = (text: string): string => toAscii(searchKey(text))

const emailKey = (text: string): string => toAscii(text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е'))

const startingWords = (words: Iterable<string>): string => [...words].map((word) => wordStart + word).join('')

const wordsOf = (text: string): string[] => folded(text).split(' ').filter(Boolean)

/** The words of a name as they are searched for, and those that {@link likenessKey} spells another way. */
const nameWords = (name: string): Set<string> =>
  new Set([...wordsOf(name), ...likenessKey(name).split(' ').filter(Boolean)])

/** The digits of a number, with +7 also as the 8 that people dial. */
const dialled = (phone: string): string => {
  const digits = phone.replaceAll(/\D/gu, '')
  return phone.startsWith('+7') ? `${digits} 8${digits.slice(1)}` : digits
}

/** All that a candidate is found by, as one text to be looked through with {@link searchPieces}. */
export function searchText(person: Searchable): string {
  const { name, phones, emails, profiles } = person
  const parts = [
    startingWords(nameWords(name)),
    ...phones.map(dialled),
    ...emails.map(emailKey),
    ...(profiles ?? []).map((key) => emailKey(profileLink(key))),
    startingWords(wordsOf(searched(person, 'word-starts'))),
    folded(searched(person, 'any-part')),
  ]
  return `${parts.filter(Boolean).join(' ').slice(0, longest)} `
}

/**
 * What a search asks for: every word of it, each in one of its readings, each reading being pieces (three letters or
 * more) that a search text must all contain. A word of one or two letters begins a word of a name or a skill.
 */
export function searchPieces(search: string): string[][][] {
  const phone = /^[\d\s()+\-–.]+$/u.test(search) ? search.replaceAll(/\D/gu, '') : ''
  if (phone.length >= 3) return [readings([phone], piecesOf(search))]
  return search
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => {
      const as = readings(
        piecesOf(word),
        [emailKey(word)].filter((key) => !isShort(key)),
      )
      return as.length > 0 ? [as] : []
    })
}

const isShort = (text: string): boolean => Array.from(text).length < 3

const piecesOf = (text: string): string[] => wordsOf(text).map((word) => (isShort(word) ? wordStart + word : word))

/**
 * What the search texts of all hold whose names may be slips of this one: one slip leaves a half of its word whole, and
 * the other word as it is. Every list of pieces is one way to be alike; none for a name of a single word.
 */
export function slipPieces(name: string): string[][] {
  const { surname, given } = nameParts(name)
  const [first, second] = [surname, given].map((word) => likenessKey(word ?? '').replaceAll(' ', ''))
  if (!first || !second) return []
  return [
    ...halves(first).map((half) => [half, `${wordStart}${second} `]),
    ...halves(second).map((half) => [half, `${wordStart}${first} `]),
  ]
}

/** Both halves of a word with the end they stand at; a word under four letters is taken for no slip. */
function halves(word: string): string[] {
  if (word.length < 4) return []
  const middle = Math.floor(word.length / 2)
  return [wordStart + word.slice(0, middle), `${word.slice(middle)} `]
}

const readings = (...all: string[][]): string[][] => {
  const different = new Map(all.filter((pieces) => pieces.length > 0).map((pieces) => [pieces.join('\n'), pieces]))
  return [...different.values()]
}
