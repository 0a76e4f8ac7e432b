import { z } from 'zod'
import { id, optionalChoice, optionalText, text } from '../../../web/forms/fields.ts'

export const markForm = z.object({ version: id() })
export const walkInForm = z.object({ name: text(200), phone: optionalText(50), slot: id() })

export const refusalReasons = ['skills', 'pay', 'competitor', 'no-prospect', 'declined', 'other'] as const

export const resultForm = z
  .object({
    version: id(),
    result: z.enum(['passed', 'refused', 'second'], 'fields.choose'),
    reason: optionalChoice(refusalReasons),
    note: optionalText(2000),
  })
  .superRefine((fields, context) => {
    const needsReason = fields.result === 'refused' && !fields.reason
    if (needsReason) context.addIssue({ code: 'custom', path: ['reason'], message: 'result.reason-needed' })
    if (fields.result === 'refused' && fields.reason === 'other' && !fields.note) {
      context.addIssue({ code: 'custom', path: ['note'], message: 'result.reason-needed' })
    }
  })
