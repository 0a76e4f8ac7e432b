import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedApp } from '../../../support/app.ts'

const shared = sharedApp()

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-0, 1e308, -1e308, 1e-320, 0.1, 0.999999999999, 1, 2 ** 53, 5e8, 1e9),
  fc.integer({ min: 0, max: 70 }),
)
const rate = fc.oneof(
  odd,
  fc.record({ known: odd, dayCorrelation: odd }, { requiredKeys: ['known'] }),
  fc.record(
    { came: odd, invited: odd, prior: fc.record({ came: odd, missed: odd }) },
    { requiredKeys: ['came', 'invited'] },
  ),
  fc.record({ candidates: fc.array(odd, { maxLength: 5 }) }),
  fc.record({
    known: fc.double({ min: 0, max: 1, noNaN: true }),
    dayCorrelation: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  fc.record({
    came: fc.constant(0),
    invited: fc.nat(1000),
    prior: fc.record({
      came: fc.double({ min: 0, max: 1e9, noNaN: true }),
      missed: fc.double({ min: 0, max: 1e9, noNaN: true }),
    }),
  }),
)
const small = fc.integer({ min: 1, max: 12 })
const chance = fc.double({ min: 0, max: 1, noNaN: true })
const price = fc.double({ min: 0, max: 1e6, noNaN: true })
function or(usual: fc.Arbitrary<unknown>) {
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd })
}

const answering = fc.record({
  yes: or(fc.double({ min: 0, max: 0.5, noNaN: true })),
  no: fc.double({ min: 0, max: 0.5, noNaN: true }),
})
const epoch = fc.record({ fresh: answering, silent: answering, confirmed: fc.record({ no: or(chance) }) })

const bodies: Record<string, fc.Arbitrary<unknown>> = {
  'minimum-invitations': fc.record({ rate, goal: or(small), confidence: or(chance) }),
  'head-count': fc.record(
    { rate, invitations: or(fc.nat(200)), cells: or(fc.array(fc.nat(300))) },
    { requiredKeys: ['rate'] },
  ),
  group: fc.record(
    {
      rate,
      seats: or(fc.integer({ min: 12, max: 50 })),
      quorum: or(small),
      maxOverflowRisk: or(chance),
      invitations: or(small),
    },
    { requiredKeys: ['rate', 'seats', 'quorum'] },
  ),
  'flow-day': fc.record(
    {
      slots: or(fc.constant(3)),
      interviewers: or(small),
      rate,
      invitations: or(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 })),
      waitingSeats: or(small),
    },
    { requiredKeys: ['slots', 'interviewers', 'rate'] },
  ),
  'flow-day/optimum': fc.record({
    slots: or(fc.integer({ min: 1, max: 4 })),
    interviewers: or(fc.integer({ min: 1, max: 3 })),
    rate,
    costs: or(fc.record({ idle: price, wait: price, overtime: price })),
  }),
  campaign: fc.record({
    stages: or(fc.array(fc.record({ name: fc.string(), rate }), { minLength: 1, maxLength: 3 })),
    hires: or(small),
    confidence: or(chance),
  }),
  waves: fc.record(
    {
      epochs: or(fc.array(epoch, { minLength: 1, maxLength: 3 })),
      come: or(fc.record({ confirmed: or(chance), silent: or(chance) })),
      goal: or(small),
      room: or(small),
      costs: fc.oneof(
        odd,
        fc.record({ missing: or(price), extra: or(price), invitation: or(price) }),
        fc.record({ confidence: or(chance), invitation: or(price) }),
      ),
      most: or(small),
      state: or(fc.record({ epoch: fc.nat(3), confirmed: fc.nat(6), silent: or(fc.nat(6)) })),
      policy: fc.oneof(fc.boolean(), odd),
    },
    { requiredKeys: ['epochs', 'come', 'goal', 'room', 'costs', 'most'] },
  ),
}

test.for(Object.keys(bodies))('no body brings %s down', async (path) => {
  const { app } = shared()
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 9, arbitrary: bodies[path]! }, { weight: 1, arbitrary: fc.jsonValue() }),
      async (body) => {
        const answer = await app.inject({
          method: 'POST',
          url: `/api/v1/plans/${path}`,
          payload: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        })
        expect([200, 400, 422], answer.body).toContain(answer.statusCode)
      },
    ),
    { numRuns: 150 },
  )
})
