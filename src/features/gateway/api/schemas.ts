import { z } from 'zod'
import { jsonId, jsonText } from '../../../web/forms/api-fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { failures, statuses } from '../acts/take-status.ts'
import { gatewayChoices } from '../acts/take-answer.ts'

const statusCall = z.object({
  type: z.literal('message.status'),
  data: z.object({ message: jsonId(), status: z.enum(statuses), reason: z.enum(failures).optional() }),
})

const replyCall = z.object({
  type: z.literal('message.reply'),
  data: z
    .object({
      message: jsonId().optional(),
      phone: jsonText(40).optional(),
      choice: z.enum(gatewayChoices).optional(),
      slot: jsonId().optional(),
      text: jsonText(4000).optional(),
    })
    .refine(({ message, phone }) => message !== undefined || phone !== undefined, {
      path: ['message'],
      message: 'api.missing' satisfies MessageKey,
    })
    .refine(({ choice, text }) => (choice === undefined) !== (text === undefined), {
      path: ['choice'],
      message: 'gateway.choice-or-text' satisfies MessageKey,
    }),
})

/** What a gateway may call with; what else stands in a call is its own business. */
export const gatewayCall = z.discriminatedUnion('type', [statusCall, replyCall])

export type GatewayCall = z.output<typeof gatewayCall>
