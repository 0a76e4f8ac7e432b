import { z } from 'zod'
import { cityIds } from '../../../web/texts/cities.ts'
import { choice, day, decimal, id, money, optionalMoney, optionalText, text } from '../../../web/forms/fields.ts'

export const basis = () => choice(['gross', 'net'])
export const level = (levels: readonly number[]) => choice(levels.map(String)).transform(Number)

/** An address may be very long; only a short text is taken. */
const oneText = z.string().max(100).optional().catch(undefined)

/** Which part of the market is looked at; anything else shows the usual one. */
export const marketAddress = z.object({ role: oneText, city: oneText })

/** Part of full working time: per cent in the form, a fraction behind it; nothing typed is full time. */
const share = () =>
  z
    .preprocess((value) => (value === undefined || value === '' ? '100' : value), decimal(1, 100))
    .transform((percent) => percent / 100)
const variable = () => optionalMoney().transform((amount) => amount ?? 0)

const packageFields = (levels: readonly number[]) => ({
  amount: money(),
  variable: variable(),
  share: share(),
  basis: basis(),
  level: level(levels),
})

/** What the chart compares: the levels of one city, or one level across the cities. */
const chartViews = ['city', 'level'] as const

export const checkForm = z.object({ ...packageFields([1, 2, 3, 4]), city: choice(cityIds), show: choice(chartViews) })

export const checkAddress = z.object({
  amount: oneText,
  variable: oneText,
  share: oneText,
  basis: oneText,
  city: oneText,
  level: oneText,
  show: oneText,
  age: z.enum(['wages', 'prices']).optional().catch(undefined),
})

/** @param levels those of the table it is held against */
export const offerForm = (levels: readonly number[]) =>
  z.object({
    ...packageFields(levels),
    personLevel: z.preprocess((value) => (value === '' ? undefined : value), level(levels).optional()),
    note: optionalText(2000),
    version: id().optional(),
  })

/** One step of an offer; `version` is the one the person has seen. */
export const moveForm = z.object({
  act: choice(['submit', 'approve', 'reject', 'revise', 'send', 'accept', 'decline']),
  reason: optionalText(2000).transform((reason) => reason ?? ''),
  version: id(),
})

/** @param cities those with a regional agreement */
export const optOutForm = (cities: readonly string[]) =>
  z.object({ city: choice(cities), refusedOn: day(), document: text(300) })
