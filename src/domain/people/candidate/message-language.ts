const wordings = [
  ['ru', /^(?:ru|rus|russian|русский|рус|по-русски)(?:[-_ ].*)?$/u],
  ['en', /^(?:en|eng|english|английский|англ|по-английски)(?:[-_ ].*)?$/u],
] as const

/** The language in which somebody wants to be written to; null where the text names none that messages exist in. */
export function readMessageLanguage(text: string | null): 'ru' | 'en' | null {
  const said = (text ?? '').trim().toLowerCase()
  return wordings.find(([, wording]) => wording.test(said))?.[0] ?? null
}
