import { wordingKey } from '../tables/wordings.ts'
import { stageHints, stageWords, type StageMeaning } from './stage-words.ts'

export const stageMeanings = Object.keys(stageWords) as StageMeaning[]

const meanings = new Map(
  stageMeanings.flatMap((meaning) => stageWords[meaning].map((word) => [wordingKey(word), meaning])),
)

/** What people said that wordings of stages mean, by `wordingKey`. */
export type ExplainedStages = ReadonlyMap<string, StageMeaning>

/** What a whole wording says of the stage; null for one that is in no list and that nobody has explained. */
export function readStage(key: string, explained?: ExplainedStages): StageMeaning | null {
  return explained?.get(key) ?? meanings.get(key) ?? null
}

/** What a wording may mean by its words, to be offered to a person; null where nothing speaks for any meaning. */
export function guessStage(key: string): StageMeaning | null {
  return readStage(key) ?? stageHints.find(([words]) => words.test(key))?.[1] ?? null
}
