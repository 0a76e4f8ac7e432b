import { z } from 'zod'
import { choice } from '../../../web/forms/fields.ts'
import { packageFields } from '../pay-fields.ts'

/** An address may be very long; only a short text is taken. */
const oneText = z.string().max(100).optional().catch(undefined)

/** @param cities the ids of every city, also of those that the table has no figures for */
export const checkForm = (cities: readonly string[]) =>
  z.object({ ...packageFields([1, 2, 3, 4]), city: choice(cities) })

export const checkAddress = z.object({
  amount: oneText,
  variable: oneText,
  share: oneText,
  basis: oneText,
  city: oneText,
  level: oneText,
  age: z.enum(['wages', 'prices']).optional().catch(undefined),
})
