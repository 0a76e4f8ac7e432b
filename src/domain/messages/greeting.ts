import { tidyName } from '../people/names.ts'
import { isGivenName } from './given-names.ts'

const patronymic = /(?:вич|вна|ична|инична|vich|vna|ichna)$/iu

/** "Ахмед оглы": the father's first name, which must not be taken for the person's. */
const fathersName = /\S+\s+(?:оглы|кызы|оглу|ogly|kyzy)(?=\s|$)/giu

/** Ends that surnames have and first names, but for those known, do not. */
const russianEnd = /(?:[оеё]ва?|ына?|ина?|[сц]кий|[сц]кая|ой|ая|енко|чук|юк|ук|ко|их|ых|ян|янц|дзе|швили)$/iu
const latinEnd = /(?:ov|ova|ev|eva|in|ina|sky|skaya|ko|yan)$/iu

function endsLikeSurname(word: string): boolean {
  return russianEnd.test(word) || latinEnd.test(word)
}

/**
 * How a person is addressed: by first name and patronymic as far as they are known, never by the surname. Null where
 * the name does not tell which of its words is the first name: no name is better than "Hello, Smith".
 */
export function greetingName(fullName: string): string | null {
  const words = tidyName(fullName)
    .replace(fathersName, ' ')
    .replace(/[,()«»"]/gu, ' ')
    .split(/\s+/u)
    .filter(isWord)
  const fathers = words.findIndex((word, index) => index > 0 && patronymic.test(word) && !isGivenName(word))
  // "Петров Игорь Сергеевич", "Игорь Сергеевич Петров", "Игорь Сергеевич"; not "Игорь Абрамович".
  if (fathers > 0 && (words.length > 2 || isGivenName(words[0]!)) && isPatronymicAt(words, fathers)) {
    return `${written(words[fathers - 1]!)} ${written(words[fathers]!)}`
  }
  const given = words.filter(isGivenName)
  if (given.length > 0) return written(given.length === 1 ? given[0]! : firstOfTwo(words, given))
  return rareName(words)
}

/** A surname may end like a patronymic: of two words such a one is a surname unless it is made of a first name. */
function isPatronymicAt(words: readonly string[], index: number): boolean {
  return words.length > 2 || /(?:ович|евич|овна|евна|ична|инична)$/iu.test(words[index]!)
}

/** Two first names beside each other: "Иван Марк" means one of them as a surname; Cyrillic lists put that first. */
function firstOfTwo(words: readonly string[], given: readonly string[]): string {
  const surnameFirst = words.length === 2 && /\p{Script=Cyrillic}/u.test(words[0]!)
  return surnameFirst ? given.at(-1)! : given[0]!
}

/** A name that no list holds: taken where it stands in its usual place and does not end like a surname. */
function rareName(words: readonly string[]): string | null {
  if (words.length !== 2) return null
  const cyrillic = /\p{Script=Cyrillic}/u.test(words.join(''))
  const [surname, name] = cyrillic ? [words[0]!, words[1]!] : [words[1]!, words[0]!]
  return endsLikeSurname(surname) && !endsLikeSurname(name) ? written(name) : null
}

/** Neither an initial nor a figure. */
function isWord(word: string): boolean {
  return /^\p{L}[\p{L}'’-]+$/u.test(word)
}

/** "ИГОРЬ" and "игорь" as "Игорь"; what is written in mixed letters stays. */
function written(word: string): string {
  if (word !== word.toLowerCase() && word !== word.toUpperCase()) return word
  return word.toLowerCase().replace(/(^|-)\p{L}/gu, (letter) => letter.toUpperCase())
}
