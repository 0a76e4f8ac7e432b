import { z } from 'zod'
import { jsonDay, jsonId, jsonText } from '../../../web/forms/api-fields.ts'

const whole = (least: number, most: number) => z.number().int().min(least).max(most)

export const newBatch = z.strictObject({
  vacancy: jsonId(),
  format: z.enum(['flow', 'group']).describe('One after another by slots, or all together'),
  date: jsonDay(),
  from: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('09:30, in the city of the vacancy'),
  goal: whole(1, 500).describe('How many must come'),
  certainty: z.number().min(50).max(99.9).describe('Per cent'),
  known: z.number().min(1).max(100).describe('How many of the invited come, per cent'),
  dayEffect: z.number().min(0).max(50).default(0).describe('What the people of one day share, per cent'),
  slots: whole(1, 64).optional().describe('Flow; 8 when absent'),
  minutes: whole(15, 480).optional().describe('Of one slot; 30 when absent, 90 of a group'),
  interviewers: whole(1, 64).optional().describe('Flow; 1 when absent'),
  waitingSeats: whole(0, 500).optional().describe('Flow; 6 when absent'),
  seats: whole(1, 500).optional().describe('Group; 12 when absent'),
  quorum: whole(1, 500).optional().describe('Group; 4 when absent'),
  interviewerNames: z
    .array(jsonText(100).regex(/^[^\n,;]*$/))
    .max(15)
    .optional(),
  place: jsonText(500).optional(),
  contact: jsonText(300).optional(),
  invitationText: jsonText(3000).optional(),
})

/** The same as the form of the page sends it. */
export const typedFrom = ({
  minutes,
  interviewerNames,
  ...body
}: z.output<typeof newBatch>): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  rate: 'known',
  ...(minutes !== undefined && (body.format === 'flow' ? { minutes } : { groupMinutes: minutes })),
  ...(interviewerNames && { interviewerNames: interviewerNames.join('\n') }),
})

export const changedBatch = z.discriminatedUnion('status', [
  z.strictObject({ version: jsonId(), status: z.literal('closed') }),
  z.strictObject({ version: jsonId(), status: z.literal('cancelled'), reason: jsonText(300) }),
])

export const batchAnswer = z.object({
  id: z.number(),
  version: z.number().describe('Raised by every invitation too'),
  vacancy: z.number(),
  format: z.enum(['flow', 'group']),
  date: z.string(),
  timeZone: z.string(),
  goal: z.number(),
  confidence: z.number(),
  seats: z.number().nullable(),
  quorum: z.number().nullable(),
  place: z.string().nullable(),
  contact: z.string().nullable(),
  status: z.enum(['planned', 'closed', 'cancelled']),
  slots: z.array(
    z.object({
      id: z.number(),
      startsAt: z.string(),
      endsAt: z.string(),
      interviewers: z.number(),
      plannedInvitations: z.number(),
    }),
  ),
  createdAt: z.string(),
})

export type BatchAnswer = z.output<typeof batchAnswer>
