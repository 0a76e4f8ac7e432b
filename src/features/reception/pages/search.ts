import { searchKey } from '../../../domain/people/names.ts'

export type Search = {
  typed: string
  finds: (guest: { key: string; digits: string }) => boolean
}

/**
 * Somebody looked for at the reception by a part of the name, or by the last four digits of a phone. The script of the
 * page does the same while one types (`reception.js`).
 */
export function searchFor(typed: string): Search {
  const key = searchKey(typed)
  const digits = key.replaceAll(' ', '')
  if (/^\d+$/.test(digits)) {
    const last = digits.slice(-4)
    return { typed, finds: (guest) => guest.digits.split(' ').some((four) => four.startsWith(last)) }
  }
  const words = key.split(' ')
  return { typed, finds: (guest) => words.every((word) => guest.key.includes(word)) }
}
