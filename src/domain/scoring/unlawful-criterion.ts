import { unlawfulPhrases } from '../lawful-text/lawful-text.ts'
import type { UnlawfulKind } from '../lawful-text/unlawful-patterns.ts'

/** Words that are unlawful as the name of a criterion; in a vacancy's text they may mean anything. */
const words: readonly { kind: UnlawfulKind; pattern: RegExp }[] = [
  { kind: 'age', pattern: /^(?:возраст|молодость|age|youth)$/iu },
  { kind: 'sex', pattern: /^(?:пол|sex|gender)$/iu },
  { kind: 'family', pattern: /^(?:семья|(?:наличие\s+)?дет(?:и|ей)|беременность|family|children|pregnancy)$/iu },
  { kind: 'appearance', pattern: /^(?:внешность|внешний\s+вид|обаяние|шарм|привлекательность)$/iu },
  { kind: 'appearance', pattern: /^(?:(?:good\s+)?looks|appearance|charm|attractiveness)$/iu },
  { kind: 'own-car', pattern: /^(?:машина|автомобиль|car)$/iu },
  { kind: 'habits', pattern: /^(?:курение|вредные\s+привычки|smoking)$/iu },
]

/**
 * The kind of unlawful selection (Labour Code of Russia, articles 3 and 64) that a criterion's name stands for; null
 * when the name is lawful.
 */
export function unlawfulCriterion(name: string): UnlawfulKind | null {
  const bare = name.trim().replaceAll(/\s+/g, ' ')
  return words.find(({ pattern }) => pattern.test(bare))?.kind ?? unlawfulPhrases(bare)[0]?.kind ?? null
}
