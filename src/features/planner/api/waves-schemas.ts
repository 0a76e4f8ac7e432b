import { z } from 'zod'
import { body, chance, confidence, list, number, whole } from './schema-parts.ts'
import { messageKey } from '../../../web/messages/index.ts'

/** Invitations in waves: request and answer. */

/** With 120 people and 6 epochs the answer takes a second or two; a whole policy is only given for half as many. */
const MOST_PEOPLE = 120
const MOST_WITH_POLICY = 60

/** Three decimals written out, as 0.7 and 0.3, may add up to a little more than 1. */
const ROUNDING = 1e-12

const answering = body({ yes: chance(), no: chance() }).refine(({ yes, no }) => yes + no <= 1 + ROUNDING, {
  path: ['no'],
  error: messageKey('api.yes-and-no'),
})

const epoch = body({ fresh: answering, silent: answering, confirmed: body({ no: chance() }) })

function price() {
  return number(0, 1_000_000)
}

const prices = body({ missing: price(), extra: price(), invitation: price() })
const byConfidence = body({ confidence: confidence(), invitation: price() })

function people() {
  return whole(0, MOST_PEOPLE)
}

export const wavesQuestion = body({
  epochs: list(epoch, 1, 6),
  come: body({ confirmed: chance(), silent: chance() }),
  goal: whole(1, 10_000),
  room: whole(0, 10_000),
  costs: z.union([prices, byConfidence], { error: messageKey('api.waves-costs') }),
  most: people(),
  state: body({ epoch: whole(0, 5), confirmed: people(), silent: people() }).exactOptional(),
  policy: z.boolean({ error: messageKey('api.not-yes-or-no') }).exactOptional(),
}).superRefine(({ epochs, most, state, policy }, context) => {
  const wrong = (path: string[], message: Parameters<typeof messageKey>[0]) =>
    context.addIssue({ code: 'custom', path, message: messageKey(message) })
  if (state && state.epoch >= epochs.length) wrong(['state', 'epoch'], 'api.no-such-epoch')
  if (state && state.confirmed + state.silent > most) wrong(['state'], 'api.more-than-most')
  if (policy && most > MOST_WITH_POLICY) wrong(['policy'], 'api.policy-too-large')
})

export const wavesAnswer = z.object({
  missing: z.number().nullable(),
  cost: z.number(),
  probability: z.number(),
  pOver: z.number(),
  expectedInvitations: z.number(),
  inviteNow: z.int(),
  policy: z.array(z.array(z.array(z.int()))).exactOptional(),
  oneShot: z.object({ invitations: z.int(), cost: z.number(), probability: z.number(), pOver: z.number() }),
})
