import { unlawfulPatterns, type UnlawfulKind } from './unlawful-patterns.ts'

/** Articles of Russian law against selecting people by anything but their work: ids, worded by the interface. */
export type LawArticle = 'labour-code-3' | 'labour-code-64' | 'employment-law-53' | 'offences-code-13-11-1'

/** A demand the law does not allow; `start` and `end` are offsets in the text, `end` not included. */
export type UnlawfulPhrase = {
  start: number
  end: number
  phrase: string
  kind: UnlawfulKind
  law: readonly LawArticle[]
}

const law: readonly LawArticle[] = ['labour-code-3', 'labour-code-64', 'employment-law-53', 'offences-code-13-11-1']

/**
 * Finds demands on age, sex, family, looks, an own car and habits in the text of a vacancy, Russian or English, in the
 * order of the text; of phrases that overlap the first and longest is kept. It points at wording and proves nothing:
 * a person decides.
 */
export function unlawfulPhrases(text: string): UnlawfulPhrase[] {
  const found = unlawfulPatterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      phrase: match[0],
      kind,
      law,
    })),
  )
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return found.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}
