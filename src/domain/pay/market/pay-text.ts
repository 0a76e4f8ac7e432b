import { readPay } from '../read-pay.ts'
import type { RawPay, SetAsideReason } from './posting.ts'

/**
 * Pay of a posting written for people: "от 97 000 до 150 000 руб. на руки", "до 90 000 руб. до вычета налогов",
 * "30000—35000₽". `lone` says what a figure without "from" and "to" is in this source.
 */
export function readPayText(text: string, lone: LoneFigure): RawPay | SetAsideReason {
  if (text.trim() === '' || /^\s*по договор/iu.test(text)) return 'no-pay'
  const pay = readPay(text)
  if (!pay) return 'unreadable-pay'
  const { from, to, alone, currency, monthly, basis } = pay
  const ends = alone === null ? { from, to } : { from: alone, to: lone === 'point' ? alone : null }
  return { ...ends, currency: currency ?? '', basis: basis === 'unknown' ? null : basis, monthly }
}

/**
 * What a lone figure ("30000₽") is. A source that writes "from" and "up to" elsewhere means the pay itself by it, a
 * point; one that never does has lost them, and the figure is a floor, as most one-sided pay is.
 */
export type LoneFigure = 'point' | 'floor'

/** What a text tells of its source: it has a lone figure, or it says by a word which end its one figure is. */
export function payWording(text: string): 'lone' | 'one-end' | null {
  const pay = readPay(text)
  if (!pay) return null
  if (pay.alone !== null) return 'lone'
  return (pay.from === null) === (pay.to === null) ? null : 'one-end'
}
