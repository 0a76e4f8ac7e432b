import { z } from 'zod'
import { choice } from '../../../web/forms/fields.ts'
import { packageFields } from '../pay-fields.ts'

/** An address may be very long; only a short text is taken. */
const oneText = z.string().max(100).optional().catch(undefined)

/** What the chart compares: the levels of one city, or one level across the cities. */
const chartViews = ['city', 'level'] as const

/** @param cities the ids of every city, also of those that the table has no figures for */
export const checkForm = (cities: readonly string[]) =>
  z.object({ ...packageFields([1, 2, 3, 4]), city: choice(cities), show: choice(chartViews) })

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
