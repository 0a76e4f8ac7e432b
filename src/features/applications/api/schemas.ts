import { z } from 'zod'
import { jsonDay, jsonId, jsonText, listQuery } from '../../../web/forms/api-fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { endings } from '../application.ts'

export const applicationsQuery = listQuery.extend({
  vacancy: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Only to this vacancy'),
})

export const newApplication = z.strictObject({ candidate: jsonId(), vacancy: jsonId() })

const acts = ['stage', 'closure', 'step', 'startedOn'] as const

/** One act at a time, as on the pages. */
export const changedApplication = z
  .strictObject({
    version: jsonId().describe('The version that was read'),
    stage: jsonId().optional().describe('One of the stages of the vacancy'),
    closure: z
      .strictObject({ endedBy: z.enum(endings), reason: jsonText(300) })
      .nullable()
      .optional()
      .describe('null takes the candidate back in'),
    step: z
      .strictObject({ step: jsonText(300), due: jsonDay(), owner: jsonId() })
      .nullable()
      .optional()
      .describe('What is to be done next, by which day and by whom; null = nothing'),
    startedOn: jsonDay().optional().describe('The first working day'),
  })
  .refine((body) => acts.filter((act) => body[act] !== undefined).length === 1, 'api.one-act' satisfies MessageKey)

export const applicationAnswer = z.object({
  id: z.number(),
  version: z.number(),
  candidate: z.number(),
  vacancy: z.number(),
  stage: z.object({ id: z.number(), kind: z.string(), since: z.string() }),
  step: z.object({ step: z.string(), due: z.string(), owner: z.number().nullable() }).nullable(),
  owner: z.number().nullable(),
  startedOn: z.string().nullable(),
  closure: z.object({ endedBy: z.string(), reason: z.string(), at: z.string() }).nullable(),
  createdAt: z.string(),
})

export type ApplicationAnswer = z.output<typeof applicationAnswer>

export const changedApplicationAnswer = applicationAnswer.extend({
  invitations: z
    .object({
      cancelled: z.number().describe('Invitations to come that ended with the application'),
      restored: z.number().describe('In force again'),
      left: z.number().describe('Still cancelled: the day is over or called off, or the person is elsewhere then'),
    })
    .optional()
    .describe('After closing and opening again'),
})
