import { type Cell, cellLine, shortened } from '../../tables/cells.ts'
import { isNoAnswer } from './attendance-answers.ts'
import { outcomeWords } from './outcome-words.ts'

/** What a wording in the column of outcomes may mean. Turnout counts the first two only. */
export type OutcomeMeaning = keyof typeof outcomeWords

export const outcomeMeanings = Object.keys(outcomeWords) as OutcomeMeaning[]

/** What a cell says of the day; `unreadable` is every wording that is in no list and that nobody has explained. */
export type Outcome = OutcomeMeaning | 'missing' | 'unreadable'

/** What people said that wordings mean, by `outcomeKey`. */
export type ExplainedWordings = ReadonlyMap<string, OutcomeMeaning>

const meanings = new Map(outcomeMeanings.flatMap((meaning) => outcomeWords[meaning].map((word) => [word, meaning])))

/** Longer than any outcome; a database's index has to hold it. */
const longest = 100

/** The spelling that a wording shares with its others: lower case, no marks at its ends, "no-show" as "no show". */
export function outcomeKey(cell: Cell | undefined): string {
  const text = (cellLine(cell) ?? '').normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  const plain = text
    .replace(/['’‘`]/gu, '')
    .replaceAll('\ufe0f', '')
    .replace(/(?<=\p{L})[-–—_](?=\p{L})/gu, ' ')
    .replace(/(?<=\p{L}),(?= )/gu, '')
    .replace(/^[\s"«».,;:!()]+|[\s"«».,;:!()]+$/gu, '')
    .replace(/^(\d+)[.,]0+$/u, '$1')
  return shortened(plain, longest)
}

/**
 * Whether the person came, by the whole cell: the first word decides nothing ("Left voicemail", "был недоступен").
 * Late and left early count as come, declined as missed.
 */
export function readOutcome(cell: Cell | undefined, explained?: ExplainedWordings): Outcome {
  const key = outcomeKey(cell)
  if (isNoAnswer(key)) return 'missing'
  return meanings.get(key) ?? explained?.get(key) ?? 'unreadable'
}

/** A wording of a file that is in no list: as it stands there first, and in how many rows. */
export type UnknownWording = { key: string; text: string; rows: number }

/** Counts the wordings of a column that are in no list, those in most rows first. */
export function unknownWordings(cells: Iterable<Cell | undefined>): UnknownWording[] {
  const found = new Map<string, UnknownWording>()
  for (const cell of cells) {
    if (readOutcome(cell) !== 'unreadable') continue
    const key = outcomeKey(cell)
    const known = found.get(key)
    if (known) known.rows += 1
    else found.set(key, { key, text: shortened(cellLine(cell) ?? '', longest), rows: 1 })
  }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1))
}
