import { z } from 'zod'
import { choice } from '../../../web/forms/fields.ts'
import { packageFields } from '../pay-fields.ts'

/** An address may be very long; only a short text is taken. */
const oneText = z.string().max(100).optional().catch(undefined)

/** @param cities the ids of every city, also of those that the table has no figures for @param levels of the table */
export const checkForm = (cities: readonly string[], levels: readonly number[]) =>
  z.object({ ...packageFields(levels), city: choice(cities) })

export const checkAddress = z.object({
  amount: oneText,
  variable: oneText,
  share: oneText,
  basis: oneText,
  city: oneText,
  level: oneText,
  /** An own table by its id, or `article`. */
  table: oneText,
  age: z.enum(['wages', 'prices']).optional().catch(undefined),
})
