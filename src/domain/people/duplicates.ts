import { isPatronymic, nameParts, searchKey } from './names.ts'

const cyrillicToLatin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
}

/** The spellings one Russian sound takes in Latin letters, brought to one; the longer ones first. */
const oneSpelling: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/gu, 'sh'],
  [/kh/gu, 'h'],
  [/ts|tz/gu, 'c'],
  [/x/gu, 'ks'],
  [/ph/gu, 'f'],
  [/w/gu, 'v'],
  [/[yj]/gu, 'i'],
  [/i[eo]/gu, 'e'],
  [/ii+/gu, 'i'],
]

/**
 * The words of a name in one alphabet and one spelling, in alphabetical order: `Юлия Щербакова`,
 * `Shcherbakova Yuliya` and `Julia Scherbakova` share one key. Coarse on purpose: it finds people to compare.
 */
export function likenessKey(name: string): string {
  return searchKey(name).split(' ').map(latin).filter(Boolean).sort().join(' ')
}

/** The same without the patronymic; null for a name that has none, or nothing beside it. */
export function keyWithoutPatronymic(name: string): string | null {
  const { surname, given, patronymic } = nameParts(name)
  return patronymic && surname && given && isPatronymic(patronymic) ? likenessKey(`${surname} ${given}`) : null
}

/**
 * Whether two names may be one person's: the same words in any order and either alphabet, a patronymic or another
 * word left out, a given name as its initial, one typing slip in all. It is a flag for a person to look at,
 * never a ground to join two people.
 */
export function namesLookAlike(one: string, other: string): boolean {
  const [fewer, more] = byLength(one, other)
  if (fewer.length < 2) return fewer.length === 1 && more.length === 1 && fewer[0] === more[0]
  return isFound(fewer, more, { slips: 1, whole: false })
}

/**
 * Whether people with these names may be one person where they share a phone, e-mail or profile: as above, but a single
 * word or initials are enough.
 */
export function namesAgree(one: string, other: string): boolean {
  const [fewer, more] = byLength(one, other)
  return isFound(fewer, more, { slips: 1, whole: true })
}

/** More words than a name has; what comes beyond would only cost time. */
const mostWords = 6

function byLength(one: string, other: string): [string[], string[]] {
  const [a, b] = [words(one).slice(0, mostWords), words(other).slice(0, mostWords)]
  return a.length <= b.length ? [a, b] : [b, a]
}

/**
 * Whether every word is found among the others, each of which counts once.
 *
 * @param so how many slips are left, and whether a pair of words longer than initials has been found
 */
function isFound(words: readonly string[], among: readonly string[], so: { slips: number; whole: boolean }): boolean {
  const [word, ...rest] = words
  if (word === undefined) return so.whole
  return among.some((other, index) => {
    const distance = wordDistance(word, other)
    if (distance === null || distance > so.slips) return false
    const whole = so.whole || Math.min(word.length, other.length) > 1
    return isFound(rest, among.toSpliced(index, 1), { slips: so.slips - distance, whole })
  })
}

function words(name: string): string[] {
  return likenessKey(name)
    .split(' ')
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
}

function latin(word: string): string {
  const letters = Array.from(word, (letter) => cyrillicToLatin[letter] ?? letter).join('')
  return oneSpelling.reduce((text, [from, to]) => text.replace(from, to), letters)
}

/** 0 the same or an initial, 1 one slip in a word of four letters or more, null different. */
function wordDistance(a: string, b: string): number | null {
  if (a === b) return 0
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0 : null
  return Math.min(a.length, b.length) >= 4 && isOneSlip(a, b) ? 1 : null
}

/** One letter changed, missing, added, or two neighbours exchanged (Damerau 1964: four slips in five). */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
