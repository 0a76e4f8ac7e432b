import type { RawPay, SetAsideReason } from './posting.ts'

const currencies: Record<string, string> = {
  'руб.': 'RUR',
  руб: 'RUR',
  'р.': 'RUR',
  '₽': 'RUR',
  rur: 'RUR',
  rub: 'RUR',
  $: 'USD',
  '€': 'EUR',
}

const number = String.raw`(\d[\d\s]*)`
const shape = new RegExp(
  String.raw`^(?:от\s*${number})?\s*(?:до\s*${number})?\s*(?:${number}\s*[-–—]\s*${number})?(\D*)$`,
  'u',
)

/**
 * Reads pay written for people: "от 97 000 до 150 000 руб. на руки", "до 90 000 руб. до вычета налогов",
 * "30000—35000₽", with any kind of blank between digits. A lone figure ("30000₽") may be a floor, a ceiling or the pay
 * itself, so it is refused rather than guessed.
 */
export function readPayText(text: string): RawPay | SetAsideReason {
  const clean = text.replaceAll(/\s+/gu, ' ').trim().toLowerCase()
  if (!/\d/.test(clean)) return clean === '' || clean.startsWith('по договор') ? 'no-pay' : 'unreadable-pay'
  if (/^\d[\d ]*\D*$/u.test(clean)) return 'single-figure'
  const match = shape.exec(clean)
  if (!match) return 'unreadable-pay'
  const [, from, to, low, high, rest = ''] = match
  return {
    from: amount(from ?? low),
    to: amount(to ?? high),
    currency: currencyIn(rest),
    basis: rest.includes('на руки') ? 'net' : rest.includes('до вычета') ? 'gross' : null,
    monthly: !/смен|час|день|недел/u.test(rest),
  }
}

const amount = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits.replaceAll(' ', ''))

function currencyIn(rest: string): string {
  const [word = ''] = rest.trim().split(' ')
  return currencies[word] ?? word.toUpperCase()
}
