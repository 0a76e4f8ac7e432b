import { readPay } from '../pay/read-pay.ts'

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
 */
export function readExpectedPay(text: string): ExpectedPay | PayRefusal {
  const pay = readPay(text)
  if (!pay) return 'pay-unreadable'
  if (pay.currency !== null && pay.currency !== 'RUB') return 'pay-not-roubles'
  if (!pay.monthly) return 'pay-not-monthly'
  const amount = Math.round(Math.min(...[pay.from, pay.alone ?? pay.to].filter((end) => end !== null)))
  if (amount <= 0 || amount >= 1e8) return 'pay-unreadable'
  return amount < least ? 'pay-too-small' : { amount, basis: pay.basis }
}
