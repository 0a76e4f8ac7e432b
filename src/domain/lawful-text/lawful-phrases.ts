import data from '../../../data/unlawful-phrases.json' with { type: 'json' }

/** What nobody may be chosen by. */
export const unlawfulKinds = [
  'age',
  'sex',
  'family',
  'residence',
  'origin',
  'belief',
  'health',
  'appearance',
  'own-car',
  'habits',
] as const

export type UnlawfulKind = (typeof unlawfulKinds)[number]

/** Articles of Russian law against selecting people by anything but their work: ids, worded by the interface. */
export type LawArticle =
  | 'labour-code-3'
  | 'labour-code-64'
  | 'employment-law-53'
  | 'disability-law-3-1'
  | 'offences-code-13-11-1'

/** `unless`: what silences the phrase wherever in the text it stands. */
export type KnownPhrase = { kind: UnlawfulKind; law: readonly LawArticle[]; pattern: RegExp; unless: RegExp | null }

/** A kind of selection with the names a criterion must not have. */
export type UnlawfulNames = { kind: UnlawfulKind; names: readonly RegExp[] }

type Ground = {
  ground: UnlawfulKind
  articles: readonly LawArticle[]
  names: readonly string[]
  phrases: readonly { pattern: string; unless?: string }[]
}

const grounds = data.grounds as readonly Ground[]
const parts: Readonly<Record<string, string>> = data.parts

/**
 * A pattern of the data as a regular expression. Blanks and the rest of a word are bounded, or a long text of them
 * would take quadratic time.
 */
const sourceOf = (pattern: string): string =>
  pattern
    .replaceAll(/\{([a-z]\w+)\}/gi, (_, name: string) => `(?:${parts[name] ?? ''})`)
    .replaceAll(' ', String.raw`\s{1,3}`)
    .replaceAll('_', String.raw`\s{0,3}`)
    .replaceAll('~', String.raw`\p{L}{0,20}`)
    .replaceAll('#', String.raw`\d`)

/** A whole word or phrase: `\b` knows Latin letters only. */
const wholeWords = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${sourceOf(pattern)})(?![\p{L}\d])`, 'giu')

export const knownPhrases: readonly KnownPhrase[] = grounds.flatMap(({ ground, articles, phrases }) =>
  phrases.map(({ pattern, unless }) => ({
    kind: ground,
    law: articles,
    pattern: wholeWords(pattern),
    unless: unless === undefined ? null : new RegExp(sourceOf(unless), 'iu'),
  })),
)

export const unlawfulNames: readonly UnlawfulNames[] = grounds.map(({ ground, names }) => ({
  kind: ground,
  names: names.map((name) => new RegExp(`^(?:${sourceOf(name)})$`, 'iu')),
}))

/** What to match instead of a text as written: of the same length, ё written as е. */
export const plainLetters = (text: string): string => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')
