import { readPay } from '../read-pay.ts'
import type { RawPay, SetAsideReason } from './posting.ts'

/**
 * Pay of a posting written for people: "от 97 000 до 150 000 руб. на руки", "до 90 000 руб. до вычета налогов",
 * "30000—35000₽". A lone figure ("30000₽") may be a floor, a ceiling or the pay itself, so it is refused rather than
 * guessed.
 */
export function readPayText(text: string): RawPay | SetAsideReason {
  if (text.trim() === '' || /^\s*по договор/iu.test(text)) return 'no-pay'
  const pay = readPay(text)
  if (!pay) return 'unreadable-pay'
  const { from, to, alone, currency, monthly, basis } = pay
  if (alone !== null) return 'single-figure'
  return { from, to, currency: currency ?? '', basis: basis === 'unknown' ? null : basis, monthly }
}
