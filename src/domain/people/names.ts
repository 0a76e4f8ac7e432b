/** A person's name taken apart; a part that is not there is null. */
export interface NameParts {
  surname: string | null
  given: string | null
  patronymic: string | null
}

const apostrophes = /['’ʼ`´]/gu
const latinMarks = /([a-z])\p{M}+/gu
const patronymic = /(?:вич|вна|ична|инична|оглы|кызы|vich|vna|ichna)$/iu

/**
 * The key under which a text is found and ordered: lower case, ё as е, Latin letters without their marks,
 * everything that is neither letter nor digit as one space. Folding a key again changes nothing.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(latinMarks, '$1')
    .normalize('NFKC')
    .replaceAll('ё', 'е')
    .replace(apostrophes, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export const isPatronymic = (word: string): boolean => patronymic.test(word)

/**
 * A name that is all in capitals as it is shown: `КУЗНЕЦОВА-ЛИ ОЛЬГА О.` is Кузнецова-Ли Ольга О. Any other stays as
 * it was written.
 */
export function withoutCapitals(name: string): string {
  if (!/\p{Lu}{2}/u.test(name) || /\p{Ll}/u.test(name)) return name
  return name.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) =>
    /^(?:ОГЛЫ|КЫЗЫ)$/u.test(word) ? word.toLowerCase() : word.slice(0, 1) + word.slice(1).toLowerCase(),
  )
}

/** A name as it is shown: one line, single spaces, no commas or full stops hanging at its ends. */
export function tidyName(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/^[\s,;.\-–—]+|[\s,;\-–—]+$/gu, '')
}

/**
 * Takes a full name apart. A patronymic tells where the surname stands ("Фамилия Имя Отчество" or
 * "Имя Отчество Фамилия"); without one, Cyrillic names are read surname first and Latin ones surname last.
 */
export function nameParts(fullName: string): NameParts {
  const words = tidyName(fullName).replace(/,/gu, ' ').split(/\s+/u).filter(Boolean)
  const [first = null, second = null, ...rest] = words
  if (second === null) return { surname: first, given: null, patronymic: null }
  if (rest.length > 0 && patronymic.test(second) && !patronymic.test(rest[0] ?? '')) {
    return { surname: rest.join(' '), given: first, patronymic: second }
  }
  if (rest.length > 0) return { surname: first, given: second, patronymic: rest.join(' ') }
  return /\p{Script=Cyrillic}/u.test(fullName)
    ? { surname: first, given: second, patronymic: null }
    : { surname: second, given: first, patronymic: null }
}
