import { z } from 'zod'
import { text } from '../../../web/forms/fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { applicationsTicked } from './address.ts'

/**
 * Who is chosen and why; that it is nobody is said, not left out. @param compared the applications that can be chosen
 */
export const decisionForm = (compared: readonly number[]) =>
  z
    .object({
      chosen: applicationsTicked.transform((ids) => ids.filter((id) => compared.includes(id))),
      nobody: z.literal('on').optional().catch(undefined),
      reason: text(2000),
    })
    .refine(({ chosen, nobody }) => chosen.length > 0 !== (nobody === 'on'), {
      path: ['chosen'],
      error: 'comparison.choose-or-nobody' satisfies MessageKey,
      when: () => true,
    })
