import { knownPhrases, plainLetters, type LawArticle, type UnlawfulKind } from './lawful-phrases.ts'

/** A demand the law does not allow; `start` and `end` are offsets in the text, `end` not included. */
export type UnlawfulPhrase = {
  start: number
  end: number
  phrase: string
  kind: UnlawfulKind
  law: readonly LawArticle[]
}

/**
 * Finds the known phrases that select people by anything but their work in the text of a vacancy, Russian or English,
 * in the order of the text; of phrases that overlap the first and longest is kept. It points at wording and proves
 * nothing, least of all when it finds nothing: a person decides.
 */
export function unlawfulPhrases(text: string): UnlawfulPhrase[] {
  const plain = plainLetters(text)
  const found = knownPhrases.flatMap(({ kind, law, pattern, unless }) =>
    [...plain.matchAll(pattern)].flatMap(({ index: start, 0: { length } }) => {
      const end = start + length
      return unless?.test(plain) ? [] : [{ start, end, phrase: text.slice(start, end), kind, law }]
    }),
  )
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return found.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}
