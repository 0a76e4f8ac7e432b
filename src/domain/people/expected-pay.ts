import { readPay, type PayUnit } from '../pay/read-pay.ts'

/** What somebody says they want: whole roubles a month, and before or after income tax if they say so. */
export interface ExpectedPay {
  amount: number
  basis: 'gross' | 'net' | 'unknown'
}

export type PayRefusal = 'pay-unreadable' | 'pay-not-roubles' | 'pay-not-monthly' | 'pay-too-small'

/** Nobody means less by a month's pay: "70" may be thousands of roubles, hundreds of dollars or a slip. */
const least = 10_000

/**
 * Expected pay from "от 60 000 руб. на руки", "60-80 тыс.", "70k gross" or a bare number. Of a range the lower end,
 * what the person would come for. Other currencies and pay by the hour, shift or year are not converted, only named.
 *
 * @param unit what the heading says of the amounts; what stands beside an amount goes before it
 */
export function readExpectedPay(text: string, unit?: PayUnit): ExpectedPay | PayRefusal {
  const pay = readPay(text)
  if (!pay) return 'pay-unreadable'
  if ((pay.currency ?? unit?.currency ?? 'RUB') !== 'RUB') return 'pay-not-roubles'
  if (!pay.monthly || unit?.monthly === false) return 'pay-not-monthly'
  const written = Math.min(...[pay.from, pay.alone ?? pay.to].filter((end) => end !== null))
  const amount = Math.round(written < 1000 ? written * (unit?.scale ?? 1) : written)
  if (amount <= 0 || amount >= 1e8) return 'pay-unreadable'
  return amount < least ? 'pay-too-small' : { amount, basis: pay.basis }
}
