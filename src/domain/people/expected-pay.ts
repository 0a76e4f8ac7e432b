/** What somebody says they want: whole roubles a month, and before or after income tax if they say so. */
export interface ExpectedPay {
  amount: number
  basis: 'gross' | 'net' | 'unknown'
}

export type PayRefusal = 'pay-unreadable' | 'pay-not-roubles' | 'pay-not-monthly'

const foreign = /[$€£₸₴]|usd|eur|kzt|byn|uah|доллар|евро|тенге|dollar|euro/u
const notMonthly = /час|смен|день|сутк|недел|в год|за год|годов|hour|shift|day|week|year|annual/u
const net = /на руки|чистыми|после вычета|net(?!\p{L})|in hand|take[- ]home/u
const gross = /до вычета|гросс|gross|до налог|before tax/u
const number = /\d{1,3}(?:[ .,]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?/u
const thousands = /^\s*(?:[-–—]\s*\d+(?:[.,]\d+)?\s*)?(?:тыс|т\.?\s?р|к(?!\p{L})|k(?!\p{L})|thousand)/u

/**
 * Expected pay from "от 60 000 руб. на руки", "60-80 тыс.", "70k gross" or a bare number. Of a range the lower end,
 * what
 * the person would come for. Other currencies and pay by the hour, shift or year are not converted, only named.
 */
export function readExpectedPay(text: string): ExpectedPay | PayRefusal {
  const plain = text.toLowerCase().replace(/\s+/gu, ' ')
  if (foreign.test(plain)) return 'pay-not-roubles'
  if (notMonthly.test(plain)) return 'pay-not-monthly'
  const found = number.exec(plain)
  if (!found) return 'pay-unreadable'
  const scale = thousands.test(plain.slice(found.index + found[0].length)) ? 1000 : 1
  const amount = Math.round(toNumber(found[0]) * scale)
  return amount > 0 && amount < 1e8 ? { amount, basis: readPayBasis(plain) } : 'pay-unreadable'
}

/** Whether a text speaks of pay before tax (gross) or in hand (net); it may say both or nothing: unknown. */
export function readPayBasis(text: string): 'gross' | 'net' | 'unknown' {
  const plain = text.toLowerCase()
  if (net.test(plain) === gross.test(plain)) return 'unknown'
  return net.test(plain) ? 'net' : 'gross'
}

/** Groups of three figures are thousands whatever parts them; one or two figures behind the last mark are kopecks. */
function toNumber(figures: string): number {
  return Number(figures.replace(/[ .,](?=\d{3}(?!\d))/gu, '').replace(',', '.'))
}
