import { unlawfulPhrases } from '../../domain/lawful-text/lawful-text.ts'
import type { Visitor } from '../../web/visitor.ts'

/**
 * Demands the law does not allow in the text of a vacancy, each as it stands there, with what it is about and the law.
 * `looked`: there was a text to look through; finding nothing in it approves of nothing.
 */
export type LawfulTextView = { phrases: { phrase: string; kind: string }[]; laws: string[]; looked: boolean }

/** What to point at in a title and a description; nothing is decided here, a person reads the text again. */
export function lawfulTextView(
  { title, description }: { title: string; description?: string | null | undefined },
  { t }: Pick<Visitor, 't'>,
): LawfulTextView {
  const found = [title, description ?? ''].flatMap(unlawfulPhrases)
  const laws = new Set(found.flatMap(({ law }) => law))
  return {
    phrases: found.map(({ phrase, kind }) => ({ phrase, kind: t(`vacancy.unlawful.${kind}`) })),
    looked: `${title}${description ?? ''}`.trim() !== '',
    laws: [...laws].map((law) => t(`law.${law}`)),
  }
}
