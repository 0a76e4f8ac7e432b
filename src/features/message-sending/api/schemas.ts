import { z } from 'zod'
import { jsonId, jsonText, listAnswer, listQuery } from '../../../web/forms/api-fields.ts'
import { MESSAGE_KINDS } from '../../../domain/messages/wordings.ts'
import { findings } from '../acts/settle-message.ts'

const number = z.coerce.number().int().min(1).max(2_147_483_647).optional()

export const messagesQuery = listQuery.extend({
  batch: number.describe('Only about this batch'),
  candidate: number.describe('Only to this candidate'),
})

export const messageAnswer = z.object({
  id: z.number(),
  candidate: z.number(),
  vacancy: z.number(),
  batch: z.number().nullable(),
  kind: z.enum(MESSAGE_KINDS),
  step: z.string().describe('Of reminders: which one'),
  channel: z.enum(['email', 'gateway', 'hand']).describe('hand: a colleague passes it on'),
  state: z
    .enum(['queued', 'sent', 'delivered', 'bounced', 'dropped', 'unsure'])
    .describe('unsure: the gateway did not answer, so that a colleague has to say whether it arrived'),
  reason: z.string().nullable().describe('Why it was dropped or bounced'),
  notBefore: z.string(),
  expiresAt: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})

export type MessageAnswer = z.output<typeof messageAnswer>

export const messagesAnswer = listAnswer(messageAnswer)

export const changedMessage = z.strictObject({
  act: z
    .enum(['stop', ...findings])
    .describe('stop what waits; of what is unsure say that it arrived, or send it again'),
})

const most = 500
const note = jsonText(2000).optional().describe('What is added in the words of a colleague')

export const newMessages = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('refusal'),
    applications: z
      .array(z.strictObject({ id: jsonId(), version: jsonId() }))
      .min(1)
      .max(most)
      .describe('Each is closed, and the person told'),
    reason: jsonText(300).describe('Kept with the application; not told to the person'),
    note,
  }),
  z.strictObject({
    kind: z.literal('passed'),
    invitations: z.array(jsonId()).min(1).max(most).describe('Of people whose result is "passed"'),
    note,
  }),
])

/** Why one of several was not told. */
export const notToldReasons = ['stale', 'not-passed', 'told-already'] as const

export const toldAnswer = z.object({
  told: z.number(),
  notTold: z.array(z.object({ id: z.number(), why: z.enum(notToldReasons), message: z.string() })),
})

export const suppressedQuery = z.strictObject({
  after: z.string().max(320).default('').describe('The last address already read; next of the answer before'),
  limit: listQuery.shape.limit,
})

export const suppressedAnswer = z.object({
  rows: z.array(
    z.object({
      address: z.string(),
      reason: z
        .enum(['refused', 'bounced', 'asked'])
        .describe('refused: there is none; bounced: a mail came back; asked: the person wants no messages'),
      since: z.string(),
    }),
  ),
  next: z.string().nullable().describe('null on the last page'),
})
