import { z } from 'zod'
import { choice, decimal, money, optionalMoney } from '../../web/forms/fields.ts'

export const level = (levels: readonly number[]) => choice(levels.map(String)).transform(Number)

/** Part of full working time: per cent in the form, a fraction behind it; an empty field is full time. */
const share = () =>
  z
    .preprocess((value) => (value === undefined || value === '' ? '100' : value), decimal(1, 100))
    .transform((percent) => percent / 100)

/** The fields of a pay package. @param levels those of the table it is compared with */
export const packageFields = (levels: readonly number[]) => ({
  amount: money(),
  variable: optionalMoney().transform((amount) => amount ?? 0),
  share: share(),
  basis: choice(['gross', 'net']),
  level: level(levels),
})
