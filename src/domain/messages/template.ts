/** What a text of ours may say of a person's meeting; each has a name in every language of the pages. */
export const PLACEHOLDERS = {
  name: ['name', 'имя'],
  sender: ['sender', 'отправитель'],
  employer: ['employer', 'компания'],
  vacancy: ['vacancy', 'вакансия'],
  when: ['when', 'когда'],
  day: ['day', 'день'],
  time: ['time', 'время'],
  zone: ['zone', 'пояс'],
  duration: ['duration', 'длительность'],
  place: ['place', 'место'],
  map: ['map', 'карта'],
  contact: ['contact', 'контакт'],
  wait: ['wait', 'ожидание'],
  before: ['before', 'было'],
  note: ['note', 'заметка'],
  link: ['link', 'ссылка'],
} as const

export type Placeholder = keyof typeof PLACEHOLDERS

/** What stands in the place of each; null where it is not known. */
export type Facts = Record<Placeholder, string | null>

const inBraces = /\{([^{}\n]*)\}/gu

/** As other programs write them: a known word between such signs is one of ours that would go out raw. */
const foreignSigns = /(?:%|\[\[?|<<?|#|\$)\s*(\p{L}+)\s*(?:%|\]\]?|>>?|#|\$)/gu

/** The names of each placeholder of a kind of text, one for each language; `name` is how a person is addressed. */
type Vocabulary<Key extends string> = Record<Key | 'name', readonly string[]>

/** How texts with placeholders of some names are checked and filled in. */
export function templatesWith<Key extends string>(vocabulary: Vocabulary<Key>) {
  type Word = Key | 'name'
  type Known = Record<Word, string | null>

  const byName = new Map(
    (Object.keys(vocabulary) as Word[]).flatMap((key) => vocabulary[key].map((name) => [name, key] as const)),
  )

  function placeholderOf(word: string): Word | undefined {
    return byName.get(word.toLowerCase())
  }

  /**
   * What stands in a text like a placeholder and is none that we know, as typed: `{foo}`, a brace without its partner,
   * `%name%`. A text that has any must not be saved: it would go out raw.
   */
  function unknownPlaceholders(text: string): string[] {
    const unknown = [...text.matchAll(inBraces)].filter(([, word]) => !placeholderOf(word!)).map(([all]) => all)
    const without = text.replaceAll(inBraces, '')
    const braces = [...without.matchAll(/[{}][^\s{}]{0,20}/gu)].map(([all]) => all)
    const foreign = [...without.matchAll(foreignSigns)].filter(([, word]) => placeholderOf(word!)).map(([all]) => all)
    return [...new Set([...unknown, ...braces, ...foreign])]
  }

  function placeholdersIn(text: string): Set<Word> {
    return new Set([...text.matchAll(inBraces)].flatMap(([, word]) => placeholderOf(word!) ?? []))
  }

  /**
   * A text with its facts filled in. A line that needs a fact which is not known is left out, and so is a line before
   * it that leads to it by a colon: nobody reads "Where: " or "Answer here:" with nothing behind it. So nothing goes
   * out raw, and what a fact itself contains is not filled in again.
   */
  function fillTemplate(text: string, facts: Known): string {
    const lines = text
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((line) => (facts.name === null ? withoutName(line) : line))
    const isKnown = lines.map((line) => [...placeholdersIn(line)].every((key) => facts[key] !== null))
    return lines
      .filter((line, index) => isKnown[index] && !(isKnown[index + 1] === false && line.trimEnd().endsWith(':')))
      .map((line) => filled(line, facts).trimEnd())
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim()
  }

  /**
   * A subject with its facts: one line, which no letter can go without. What is not known is left out with the signs
   * before it.
   */
  function fillSubject(text: string, facts: Known): string {
    const line = filled(facts.name === null ? withoutName(text) : text, facts).replace(/\s+/gu, ' ')
    return startingLarge(line.replace(/\s+([,.;:!?])/gu, '$1').replace(/^[\s,;:.!?–—-]+|[\s,;:–—-]+$/gu, ''))
  }

  function filled(line: string, facts: Known): string {
    return line.replaceAll(inBraces, (_, word: string) => {
      const key = placeholderOf(word)
      return (key && facts[key]) ?? ''
    })
  }

  /** "{name}, we expect you" as "We expect you", "Hello, {name}!" as "Hello!". */
  function withoutName(line: string): string {
    const isName = (word: string) => placeholderOf(word) === 'name'
    const start = /^\{([^{}\n]*)\}[,!.]?\s*/u.exec(line)
    if (start && isName(start[1]!)) return startingLarge(line.slice(start[0].length))
    return line.replaceAll(/,?\s*\{([^{}\n]*)\}/gu, (all, word: string) => (isName(word) ? '' : all))
  }

  return { placeholderOf, unknownPlaceholders, placeholdersIn, fillTemplate, fillSubject }
}

function startingLarge(line: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** The texts of messages. */
export const { placeholderOf, unknownPlaceholders, placeholdersIn, fillTemplate, fillSubject } =
  templatesWith<Placeholder>(PLACEHOLDERS)
