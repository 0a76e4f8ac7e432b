import { z } from 'zod'
import { MOST_INVITATIONS, MOST_PER_SLOT } from '../../../domain/chances/limits.ts'
import { anyRate, body, chance, commonRate, confidence, daysRate, list, name, number, whole } from './schema-parts.ts'
import { type MessageKey, messageKey } from '../../../web/messages/index.ts'

/** Requests and answers of the planner's API: they validate, type and document it. */

function goal() {
  return whole(1, 10_000)
}
function slots() {
  return whole(1, 64)
}
function interviewers() {
  return whole(1, 64)
}
function seats() {
  return whole(0, MOST_INVITATIONS)
}
function wrong(path: string, message: MessageKey) {
  return {
    code: 'custom' as const,
    path: [path],
    message: messageKey(message),
  }
}

/** Whether a goal counts people who come or interviews held within the day. */
function goalCounts() {
  return z.enum(['arrivals', 'held'], messageKey('fields.choose')).describe('arrivals when absent')
}

export const minimumInvitationsQuestion = body({
  rate: anyRate,
  goal: goal(),
  confidence: confidence(),
  day: body({ slots: slots(), interviewers: interviewers() })
    .describe('The answer then places the invitations where people wait least')
    .exactOptional(),
  goalCounts: goalCounts().exactOptional(),
}).superRefine(({ day, goalCounts }, context) => {
  if (goalCounts !== undefined && day === undefined) context.addIssue(wrong('day', 'api.missing'))
})

const held = z
  .object({ mean: z.number(), pmf: z.array(z.number()).exactOptional() })
  .describe('Interviews that begin within the day’s slots; pmf from 0, left out above 2 000')

export const minimumInvitationsAnswer = z.object({
  invitations: z.int().nullable(),
  probability: z.number(),
  probabilityWithOneFewer: z.number(),
  expected: z.number(),
  ruleOfThumb: z.object({ invitations: z.number().nullable(), probability: z.number().nullable() }),
  order: z.array(z.int()).exactOptional(),
  perSlot: z.array(z.int()).nullable().exactOptional(),
  held: held.nullable().exactOptional(),
  assignment: z.array(z.array(z.int())).nullable().exactOptional(),
})

export const headCountQuestion = body({
  rate: anyRate,
  invitations: whole(0, MOST_INVITATIONS).exactOptional(),
  cells: list(whole(0, MOST_INVITATIONS), 0, 10_000).exactOptional(),
}).superRefine(({ rate, invitations }, context) => {
  if (!('candidates' in rate) && invitations === undefined) context.addIssue(wrong('invitations', 'api.missing'))
  if ('candidates' in rate && invitations !== undefined)
    context.addIssue(wrong('invitations', 'api.not-with-candidates'))
})

export const headCountAnswer = z.object({
  mean: z.number(),
  variance: z.number(),
  cells: z.array(z.object({ k: z.int(), pmf: z.number(), cdf: z.number() })),
})

export const groupQuestion = body({
  rate: anyRate,
  seats: whole(0, 10_000),
  quorum: whole(0, 10_000),
  maxOverflowRisk: chance().exactOptional(),
  maxShortfallRisk: chance().exactOptional(),
  invitations: whole(0, MOST_INVITATIONS).exactOptional(),
}).superRefine(({ rate, seats, quorum, invitations = 0 }, context) => {
  if (quorum > seats) context.addIssue(wrong('quorum', 'planner.quorum-over-seats'))
  if ('candidates' in rate && invitations > rate.candidates.length)
    context.addIssue(wrong('invitations', 'api.more-than-candidates'))
})

const groupSize = z.object({ invitations: z.int(), pUnder: z.number(), pOk: z.number(), pOver: z.number() })

export const groupAnswer = z.object({
  best: groupSize,
  overflowAllowsAtMost: z.int(),
  quorumNeedsAtLeast: z.int().nullable(),
  range: z.object({ from: z.int(), to: z.int() }).nullable(),
  at: groupSize.exactOptional(),
})

export const flowDayQuestion = body({
  slots: slots(),
  interviewers: interviewers(),
  rate: daysRate,
  invitations: list(whole(0, MOST_PER_SLOT), 1, 64).exactOptional(),
  waitingSeats: seats().exactOptional(),
}).superRefine(({ rate, slots, invitations }, context) => {
  if ('candidates' in rate) {
    if (rate.candidates.length !== slots)
      context.addIssue({ ...wrong('rate', 'api.one-for-each-slot'), path: ['rate', 'candidates'] })
    if (invitations) context.addIssue(wrong('invitations', 'api.not-with-candidates'))
  } else if (!invitations) context.addIssue(wrong('invitations', 'api.missing'))
  else if (invitations.length !== slots) context.addIssue(wrong('invitations', 'api.one-for-each-slot'))
})

export const flowDayAnswer = z.object({
  shows: z.number(),
  waitTotal: z.number(),
  waitPerShow: z.number(),
  idle: z.number(),
  overtimeWork: z.number(),
  pAnyWait: z.number(),
  pWaitOverOne: z.number(),
  pWaitingRoomOver: z.number().exactOptional(),
  held,
  slots: z.array(z.object({ arrivals: z.number(), queue: z.number(), waiting: z.number(), idle: z.number() })),
})

function price() {
  return number(0, 1_000_000)
}

export const flowDayOptimumQuestion = body({
  slots: slots(),
  interviewers: interviewers(),
  rate: anyRate,
  costs: body({ idle: price(), wait: price(), overtime: price() }),
  waitingSeats: seats().exactOptional(),
  maxWaitingRoomRisk: chance().exactOptional(),
  goal: goal().describe('The cheapest day of those that reach it').exactOptional(),
  confidence: confidence().exactOptional(),
  goalCounts: goalCounts().exactOptional(),
}).superRefine(({ waitingSeats, maxWaitingRoomRisk, goal, confidence, goalCounts }, context) => {
  const isAsked = [goal, confidence, goalCounts].some((part) => part !== undefined)
  if (isAsked && goal === undefined) context.addIssue(wrong('goal', 'api.missing'))
  if (isAsked && confidence === undefined) context.addIssue(wrong('confidence', 'api.missing'))
  if (maxWaitingRoomRisk !== undefined && waitingSeats === undefined)
    context.addIssue(wrong('waitingSeats', 'api.missing'))
})

export const flowDayOptimumAnswer = z.object({
  invitations: z.array(z.int()),
  cost: z.number(),
  certified: z.boolean(),
  evaluation: flowDayAnswer,
  probability: z.number().describe('That the goal asked for is reached').exactOptional(),
  ruleOfThumb: z.object({ invitations: z.array(z.int()), cost: z.number() }),
  assignment: z.array(z.array(z.int())).exactOptional(),
})

export const campaignQuestion = body({
  stages: list(body({ name: name(), rate: commonRate }), 1, 20),
  hires: goal(),
  confidence: confidence(),
})

export const campaignAnswer = z.object({
  start: z.int().nullable(),
  probability: z.number(),
  naive: z.number().nullable(),
  expectedByStage: z.array(z.object({ name: z.string(), expected: z.number() })),
})
