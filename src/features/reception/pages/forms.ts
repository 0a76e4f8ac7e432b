import { z } from 'zod'
import { id, optionalChoice, optionalText, text } from '../../../web/forms/fields.ts'
import { refusalReasons } from '../result.ts'

export const markForm = z.object({ version: id() })
export const walkInForm = z.object({ name: text(200), phone: optionalText(50), slot: id() })

export const resultForm = z.object({
  version: id(),
  result: z.enum(['passed', 'refused', 'second'], 'fields.choose'),
  reason: optionalChoice(refusalReasons),
  note: optionalText(2000),
})
