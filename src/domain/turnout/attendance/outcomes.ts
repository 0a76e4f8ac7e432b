import { type Cell, cellLine } from '../../tables/cells.ts'
import { wordingCounter, wordingKey, type Wording } from '../../tables/wordings.ts'
import { isNoAnswer } from './attendance-answers.ts'
import { outcomeWords } from './outcome-words.ts'

/** What a wording in the column of outcomes may mean. Turnout counts the first two only. */
export type OutcomeMeaning = keyof typeof outcomeWords

export const outcomeMeanings = Object.keys(outcomeWords) as OutcomeMeaning[]

/** What a cell says of the day; `unreadable` is every wording that is in no list and that nobody has explained. */
export type Outcome = OutcomeMeaning | 'missing' | 'unreadable'

/** What people said that wordings mean, by `wordingKey`. */
export type ExplainedWordings = ReadonlyMap<string, OutcomeMeaning>

const meanings = new Map(outcomeMeanings.flatMap((meaning) => outcomeWords[meaning].map((word) => [word, meaning])))

/**
 * Whether the person came, by the whole cell: the first word decides nothing ("Left voicemail", "был недоступен").
 * Late and left early count as come, declined as missed.
 */
export function readOutcome(cell: Cell | undefined, explained?: ExplainedWordings): Outcome {
  const key = wordingKey(cell)
  if (isNoAnswer(key)) return 'missing'
  return meanings.get(key) ?? explained?.get(key) ?? 'unreadable'
}

/** Counts the wordings of a column that are in no list, those in most rows first. */
export function unknownWordings(cells: Iterable<Cell | undefined>): Wording[] {
  const found = wordingCounter()
  for (const cell of cells) if (readOutcome(cell) === 'unreadable') found.add(wordingKey(cell), cellLine(cell) ?? '')
  return found.wordings()
}
