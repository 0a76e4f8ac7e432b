import { z } from 'zod'
import { jsonId, jsonText, listQuery } from '../../../web/forms/api-fields.ts'
import { personRefusals } from '../refusals.ts'

const place = z.object({ candidate: z.number(), batch: z.number(), startsAt: z.string() })

export const invitationsQuery = listQuery.extend({
  batch: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Only to this batch'),
})

export const newInvitations = z.strictObject({
  batch: jsonId(),
  candidates: z
    .array(jsonId())
    .min(1)
    .max(500)
    .describe('Who applied to the vacancy of the batch; others are passed over, and named in notInvited'),
  slot: jsonId().optional().describe('All to this slot; spread by the plan when absent'),
  beyondPlan: z.boolean().default(false).describe('Also more than the plan invites'),
})

export const invitedAnswer = z.object({
  invited: z.number(),
  already: z.number().describe('In the batch already'),
  left: z.number().describe('Without a place in the plan'),
  notInvited: z
    .array(z.object({ candidate: z.number(), why: z.enum(personRefusals), message: z.string() }))
    .describe('Who cannot be invited; when nobody can, the call is refused with 409'),
  alsoInvited: z.array(place).describe('Where else those invited now are expected'),
})

const endReason = jsonText(300).optional().describe('Why, if it is known')

const act = { version: jsonId() }

export const changedInvitation = z.union([
  z.strictObject({
    ...act,
    slot: jsonId().describe(
      [
        'Moves to this slot, where a new invitation is made. The old one stays as moved,',
        'or as it is marked when the person came to the day or missed it',
      ].join(' '),
    ),
    reason: endReason,
  }),
  z.strictObject({ ...act, status: z.literal('cancelled'), reason: endReason }),
  z.strictObject({ ...act, reply: z.enum(['yes', 'no', 'unsure']).nullable().describe('What the person replied') }),
])

export const invitationAnswer = z.object({
  id: z.number(),
  version: z.number(),
  batch: z.number(),
  slot: z.number(),
  candidate: z.number(),
  status: z.enum(['active', 'moved', 'cancelled']),
  reason: z.string().nullable(),
  walkIn: z.boolean(),
  reply: z.enum(['yes', 'no', 'unsure']).nullable(),
  chance: z.number().nullable().describe('To come, as stated when the invitation was made'),
  presence: z.enum(['came', 'late', 'missed', 'left']).nullable(),
  result: z.enum(['passed', 'refused', 'second']).nullable(),
  invitedAt: z.string(),
})

export type InvitationAnswer = z.output<typeof invitationAnswer>

export const changedInvitationAnswer = invitationAnswer.extend({
  alsoInvited: z.array(place).optional().describe('After a move: where else the person is expected'),
})
