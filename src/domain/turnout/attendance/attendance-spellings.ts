import { isOneSlip } from '../../people/duplicates.ts'

/** Kinds of invitation by their spelling with all but letters taken away. */
const kinds: Readonly<Record<string, string>> = {
  scheduledwalkin: 'scheduled-walk-in',
  scheduled: 'scheduled',
  walkin: 'walk-in',
  повремени: 'scheduled',
  позаписи: 'scheduled',
  беззаписи: 'walk-in',
  flow: 'flow',
  поток: 'flow',
  потоковое: 'flow',
  потоковоесобеседование: 'flow',
  group: 'group',
  группа: 'group',
  групповое: 'group',
  групповоесобеседование: 'group',
}

/** A kind of invitation under one spelling, one typing slip forgiven; an unknown kind in lower case as it stands. */
export function foldKind(text: string): string {
  const plain = tidy(text).toLowerCase()
  const letters = plain.replace(/[^\p{L}]/gu, '')
  const near = letters.length >= 6 ? Object.keys(kinds).find((known) => isOneSlip(known, letters)) : undefined
  return kinds[letters] ?? (near && kinds[near]) ?? plain
}

/** A place name without stray dashes; all in small or all in capital letters it gets its capitals back. */
export function foldCity(text: string): string {
  const plain = tidy(tidy(text).replace(/^(?:(?:г\.|г(?= )|город(?= ))\s*)+/iu, ''))
  const shouted = plain.length > 4 && plain === plain.toUpperCase()
  if (!shouted && plain !== plain.toLowerCase()) return plain
  const capital = (word: string) => (word.length > 2 ? capitalOf(word.charAt(0)) + word.slice(1) : word)
  return plain.toLowerCase().replace(/[\p{L}]+/gu, capital)
}

/** A few Greek letters have no single capital: they stay, so that a folded name folds to itself. */
function capitalOf(letter: string): string {
  const capital = letter.toUpperCase()
  return capital.length === 1 ? capital : letter
}

/** A text on one line without the dashes and stops that hang about its ends. */
export function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/^[\s\-–—.,;:]+|[\s\-–—,;:]+$/gu, '')
}
