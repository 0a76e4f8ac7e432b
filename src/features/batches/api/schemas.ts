import { z } from 'zod'
import { jsonDay, jsonId, jsonText } from '../../../web/forms/api-fields.ts'
import { usualDay, usualQuestion } from '../../planner/usual-day.ts'
import type { NewBatch } from '../batch.ts'
import type { BatchWithSlots } from '../reads/batches-with-slots.ts'

const whole = (least: number, most: number) => z.number().int().min(least).max(most)

const timeOfDay = () =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('09:30, in the city of the vacancy')

export const newBatch = z.strictObject({
  vacancy: jsonId(),
  format: z.enum(['flow', 'group']).describe('One after another by slots, or all together'),
  date: jsonDay(),
  from: timeOfDay(),
  goal: whole(1, 500).describe('How many must come'),
  certainty: z.number().min(50).max(99.9).describe('Per cent'),
  goalCounts: z
    .enum(['arrivals', 'held'])
    .optional()
    .describe('Flow; whether the goal counts people who come (when absent) or interviews held within the day'),
  asks: z
    .enum(['meet', 'fill'])
    .optional()
    .describe(
      'Flow; the fewest invitations that meet the goal, or as many as fill the day, whose goal is then what it is ' +
        'sure to meet. When absent the day is filled, and the goal met',
    ),
  known: z.number().min(1).max(100).describe('How many of the invited come, per cent'),
  dayEffect: z.number().min(0).max(50).default(0).describe('What the people of one day share, per cent'),
  slots: whole(1, 64).optional().describe(`Flow; ${usualDay.slots} when absent`),
  minutes: whole(15, 480)
    .optional()
    .describe(`Of one slot; ${usualDay.minutes} when absent, ${usualDay.groupMinutes} of a group`),
  interviewers: whole(1, 64).optional().describe(`Flow; ${usualDay.interviewers} when absent`),
  waitingSeats: whole(0, 500).optional().describe(`Flow; ${usualDay.waitingSeats} when absent`),
  seats: whole(1, 500).optional().describe(`Group; ${usualDay.seats} when absent`),
  quorum: whole(1, 500).optional().describe(`Group; ${usualDay.quorum} when absent`),
  interviewerNames: z
    .array(jsonText(100).regex(/^[^\n,;]*$/))
    .max(15)
    .optional(),
  place: jsonText(500).optional(),
  contact: jsonText(300).optional(),
  invitationText: jsonText(3000).optional(),
})

/** The batch that a program asks for; what is absent is as usual. */
export function newBatchFrom({ minutes, ...body }: z.output<typeof newBatch>): NewBatch {
  const question = usualQuestion({ ...body, minutes, confidence: body.certainty / 100 })
  return {
    vacancy: body.vacancy,
    date: body.date,
    from: body.from,
    minutes: question.format === 'flow' ? question.minutes : (minutes ?? usualDay.groupMinutes),
    breaks: [],
    question,
    rate: { known: body.known / 100, ...(body.dayEffect > 0 && { dayCorrelation: body.dayEffect / 100 }) },
    rateSource: 'known',
    place: body.place ?? null,
    contact: body.contact ?? null,
    invitationText: body.invitationText ?? null,
    interviewerNames: body.interviewerNames ?? [],
  }
}

export const changedBatch = z.discriminatedUnion('status', [
  z.strictObject({
    version: jsonId(),
    status: z.literal('closed'),
    early: z.boolean().default(false).describe('Also before the last slot has ended'),
  }),
  z.strictObject({ version: jsonId(), status: z.literal('cancelled'), reason: jsonText(300) }),
  z.strictObject({
    version: jsonId(),
    status: z.literal('planned').describe('The day is moved: what is absent stays as it is'),
    date: jsonDay().optional(),
    from: timeOfDay().optional(),
    place: jsonText(500).nullable().optional(),
    despite: z.boolean().default(false).describe('Also where interviewers of the day are engaged then'),
  }),
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
  asks: z.enum(['meet', 'fill']),
  goalCounts: z.enum(['arrivals', 'held']),
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

export function batchAnswerOf(row: BatchWithSlots): BatchAnswer {
  return {
    id: row.id,
    version: row.version,
    vacancy: row.vacancy_id,
    format: row.format,
    date: row.date,
    timeZone: row.time_zone,
    goal: row.goal,
    confidence: row.confidence,
    asks: row.asks,
    goalCounts: row.goal_counts,
    seats: row.seats,
    quorum: row.quorum,
    place: row.place,
    contact: row.contact,
    status: row.status,
    slots: row.slots.map((slot) => ({
      id: slot.id,
      startsAt: slot.starts_at,
      endsAt: slot.ends_at,
      interviewers: slot.interviewers,
      plannedInvitations: slot.planned_invitations,
    })),
    createdAt: row.created_at,
  }
}
