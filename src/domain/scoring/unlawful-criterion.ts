import { plainLetters, unlawfulNames, type UnlawfulKind } from '../lawful-text/lawful-phrases.ts'
import { unlawfulPhrases } from '../lawful-text/lawful-text.ts'

/**
 * The kind of unlawful selection (Labour Code of Russia, articles 3 and 64) that a criterion's name stands for; null
 * when nothing unlawful is known in it. A word that names a
 * ground is enough here; in a vacancy's text it may mean anything.
 */
export function unlawfulCriterion(name: string): UnlawfulKind | null {
  const bare = name.trim().replaceAll(/\s+/g, ' ')
  const isNamed = (pattern: RegExp) => pattern.test(plainLetters(bare))
  return unlawfulNames.find(({ names }) => names.some(isNamed))?.kind ?? unlawfulPhrases(bare)[0]?.kind ?? null
}
