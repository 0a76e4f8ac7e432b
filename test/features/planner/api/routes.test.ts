import { describe, expect, test } from 'vitest'
import campaigns from '../../../domain/campaign/campaign.reference.json' with { type: 'json' }
import wavesReference from '../../../domain/waves/waves.reference.json' with { type: 'json' }
import optima from '../../../domain/days/optimum/flow-day-optimum.reference.json' with { type: 'json' }
import { sharedApp, testApp, type TestApp } from '../../../support/app.ts'
import { program } from '../../../support/program.ts'

const shared = sharedApp()

async function post({ app }: TestApp, path: string, payload: unknown) {
  const answer = await app.inject({ method: 'POST', url: `/api/v1/plans/${path}`, payload: payload as object })
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() }
}

describe('answers of the API agree with the reference', () => {
  test('fewest invitations', async () => {
    const app = shared()
    const known = await post(app, 'minimum-invitations', { rate: { known: 0.2 }, goal: 5, confidence: 0.9 })
    expect(known).toMatchObject({ status: 200, body: { invitations: 38, ruleOfThumb: { invitations: 25 } } })
    expect(known.body.ruleOfThumb.probability).toBeCloseTo(0.5793256907478684, 12)
    const learned = await post(app, 'minimum-invitations', {
      rate: { came: 1, invited: 5, prior: { came: 1, missed: 1 } },
      goal: 5,
      confidence: 0.95,
    })
    expect(learned.body.invitations).toBe(84)
    const people = await post(app, 'minimum-invitations', {
      rate: { candidates: [0.2, 0.9, 0.9] },
      goal: 1,
      confidence: 0.95,
    })
    expect(people.body).toMatchObject({ invitations: 2, order: [1, 2] })
    const none = await post(app, 'minimum-invitations', { rate: { known: 0 }, goal: 1, confidence: 0.5 })
    expect(none.body.invitations).toBeNull()
  })

  test('head-count', async () => {
    const app = shared()
    const all = await post(app, 'head-count', { rate: { known: 0.2 }, invitations: 5 })
    expect(all.body.cells).toHaveLength(6)
    expect(all.body.cells[0].pmf).toBeCloseTo(0.32768, 14)
    expect(all.body.mean).toBeCloseTo(1, 14)
    expect(all.body.variance).toBeCloseTo(0.8, 14)
    const some = await post(app, 'head-count', { rate: { candidates: [0.2, 0.35, 0.5, 0.65, 0.9] }, cells: [5, 2, 9] })
    expect(some.body.cells.map(({ k }: { k: number }) => k)).toEqual([5, 2, 9])
    expect(some.body.cells[1].pmf).toBeCloseTo(0.3372, 14)
    expect(some.body.cells[1].cdf).toBeCloseTo(0.461375, 14)
    expect(some.body.cells[2]).toEqual({ k: 9, pmf: 0, cdf: some.body.cells[0].cdf })
    expect((await post(app, 'head-count', { rate: { known: 0.2 }, invitations: 2001 })).body.cells).toEqual([])
  })

  test('group', async () => {
    const { body } = await post(shared(), 'group', {
      rate: { known: 0.2 },
      seats: 8,
      quorum: 4,
      invitations: 30,
    })
    expect(body).toMatchObject({
      best: { invitations: 29 },
      overflowAllowsAtMost: 25,
      quorumNeedsAtLeast: 37,
      range: null,
      at: { invitations: 30 },
    })
    expect(body.best.pOk).toBeCloseTo(0.7512, 4)
  })

  test('flow day', async () => {
    const app = shared()
    const day = { slots: 8, interviewers: 1, rate: { known: 0.2 }, waitingSeats: 3 }
    const { body } = await post(app, 'flow-day', { ...day, invitations: Array(8).fill(5) })
    expect(body.waitTotal).toBeCloseTo(9.532866188233328, 10)
    expect(body.idle).toBeCloseTo(1.5022984425186277, 10)
    expect(body.slots).toHaveLength(8)
    const people = await post(app, 'flow-day', { ...day, rate: { candidates: Array(8).fill(Array(5).fill(0.2)) } })
    expect(people.body.waitTotal).toBeCloseTo(body.waitTotal, 10)
    const uncertain = await post(app, 'flow-day', {
      ...day,
      rate: { came: 0, invited: 0, prior: { came: 2, missed: 8 } },
      invitations: Array(8).fill(5),
    })
    expect(uncertain.body.waitTotal).toBeCloseTo(19.907737706516823, 9)
  })

  test('best flow day', async () => {
    const app = shared()
    const { body } = await post(app, 'flow-day/optimum', {
      slots: 4,
      interviewers: 1,
      rate: { known: 0.2 },
      costs: { idle: 1, wait: 0.5, overtime: 1.5 },
    })
    expect(body).toMatchObject({
      invitations: [4, 3, 3, 1],
      certified: true,
      ruleOfThumb: { invitations: [5, 5, 5, 5] },
    })
    expect(body.cost).toBeCloseTo(2.4195, 4)
    expect(body.ruleOfThumb.cost).toBeCloseTo(3.993, 3)
    for (const { p, S, c, idleCost, waitCost, overtimeCost, cost } of optima.optima.slice(0, 3)) {
      const costs = { idle: idleCost, wait: waitCost, overtime: overtimeCost }
      const best = await post(app, 'flow-day/optimum', { slots: S, interviewers: c, rate: { known: p }, costs })
      expect(best.body.cost).toBeCloseTo(cost, 10)
    }
  })

  test('a goal of interviews held within the day: the fewest invitations, placed, and the best day that reaches it', async () => {
    const app = shared()
    const day = { slots: 4, interviewers: 2 }
    const rate = { known: 0.24, dayCorrelation: 0.02 }
    const goal = { goal: 5, confidence: 0.8, goalCounts: 'held' }
    const { body } = await post(app, 'minimum-invitations', { rate, day, ...goal })
    expect(body).toMatchObject({ invitations: 30, perSlot: expect.any(Array) })
    const { body: placed } = await post(app, 'flow-day', { ...day, rate, invitations: body.perSlot })
    expect(placed.held.pmf).toEqual(body.held.pmf)
    expect(placed.held.mean).toBeCloseTo(placed.shows - placed.overtimeWork, 12)
    const costs = { idle: 1, wait: 0.25, overtime: 1 }
    const best = await post(app, 'flow-day/optimum', { ...day, rate, costs, ...goal })
    expect(best.body.probability).toBeGreaterThanOrEqual(0.8)
    expect(best.body.evaluation.held.pmf).toHaveLength(9)
    const tooMany = await post(app, 'minimum-invitations', { rate, day, ...goal, goal: 9 })
    expect(tooMany.body).toMatchObject({ invitations: null, perSlot: null, held: null, probability: 0 })
    expect((await post(app, 'minimum-invitations', { rate, ...goal })).body.errors).toMatchObject([{ path: 'day' }])
    const alone = await post(app, 'flow-day/optimum', { ...day, rate, costs, goal: 5 })
    expect(alone).toMatchObject({ status: 400, body: { errors: [{ path: 'confidence' }] } })
  })

  test('waves', async () => {
    const app = shared()
    const { epochs, come, goal, room, costs, most, answers } = wavesReference.big[0]!
    const question = { epochs, come, goal, room, costs, most }
    const { body } = await post(app, 'waves', question)
    const { epoch: _, confirmed: __, silent: ___, ...expected } = answers[0]!
    for (const [name, value] of Object.entries(expected)) expect(body[name]).toBeCloseTo(value, 9)
    expect(body.missing).toBe(costs.missing)
    expect(body).not.toHaveProperty('policy')
    const { epoch, confirmed, silent, inviteNow } = answers[2]!
    const later = await post(app, 'waves', { ...question, state: { epoch, confirmed, silent }, policy: true })
    expect(later.body.inviteNow).toBe(inviteNow)
    expect(later.body.policy).toHaveLength(epochs.length)
    expect(later.body.policy[0]).toHaveLength(most + 1)
    expect(later.body.policy[0][most]).toHaveLength(1)
    // The single mailing knows nothing of where the waves stand.
    expect(later.body.oneShot).toEqual(body.oneShot)
    const unreachable = await post(app, 'waves', { ...question, most: 8, costs: { confidence: 0.99, invitation: 0 } })
    expect(unreachable.body).toMatchObject({ missing: null, inviteNow: 8, oneShot: { invitations: 8 } })
  })

  test('campaign', async () => {
    const app = shared()
    for (const { rates, k, t, N, naive } of campaigns.known.slice(0, 6)) {
      const stages = rates.map((known, i) => ({ name: `stage ${i}`, rate: { known } }))
      const { body } = await post(app, 'campaign', { stages, hires: k, confidence: t })
      expect(body).toMatchObject({ start: N, naive })
      expect(body.expectedByStage).toHaveLength(rates.length)
    }
  })

  test('a campaign of many stages hardly known is answered, within what the team may ask', async () => {
    const made = shared()
    const { call } = await program(made)
    const stages = Array.from({ length: 20 }, () => ({
      name: 'hardly known',
      rate: { came: 0, invited: 0, prior: { came: 1, missed: 0.05 } },
    }))
    const answer = await call('POST', '/plans/campaign', { stages, hires: 2000, confidence: 0.3 })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().probability).toBeGreaterThanOrEqual(0.3)
  })
})

describe('the API names what is wrong', () => {
  const wrongs: [string, string, unknown, string][] = [
    ['a number in quotes', 'minimum-invitations', { rate: { known: '0.2' }, goal: 5, confidence: 0.9 }, 'rate.known'],
    ['a rate above 1', 'minimum-invitations', { rate: { known: 1.2 }, goal: 5, confidence: 0.9 }, 'rate.known'],
    ['half a rate', 'minimum-invitations', { rate: { came: 5 }, goal: 5, confidence: 0.9 }, 'rate.invited'],
    [
      'more came than were invited',
      'minimum-invitations',
      { rate: { came: 5, invited: 4 }, goal: 5, confidence: 0.9 },
      'rate.came',
    ],
    [
      'two kinds of rate at once',
      'minimum-invitations',
      { rate: { known: 0.2, came: 5 }, goal: 5, confidence: 0.9 },
      'rate.came',
    ],
    ['no kind of rate', 'minimum-invitations', { rate: {}, goal: 5, confidence: 0.9 }, 'rate'],
    ['a rate that is a number', 'minimum-invitations', { rate: 0.2, goal: 5, confidence: 0.9 }, 'rate'],
    ['no rate', 'minimum-invitations', { goal: 5, confidence: 0.9 }, 'rate'],
    [
      'an impossible chance',
      'minimum-invitations',
      { rate: { candidates: [0.2, -1] }, goal: 5, confidence: 0.9 },
      'rate.candidates.1',
    ],
    ['half a person', 'minimum-invitations', { rate: { known: 0.2 }, goal: 2.5, confidence: 0.9 }, 'goal'],
    ['a misspelt field', 'minimum-invitations', { rate: { known: 0.2 }, goal: 2, confidence: 0.9, prior: 1 }, 'prior'],
    [
      'a thousand slots',
      'flow-day',
      { slots: 1000, interviewers: 1, rate: { known: 0.2 }, invitations: Array(1000).fill(5) },
      'slots',
    ],
    [
      'slots that do not match',
      'flow-day',
      { slots: 3, interviewers: 1, rate: { known: 0.2 }, invitations: [5, 5] },
      'invitations',
    ],
    ['no invitations', 'head-count', { rate: { known: 0.2 } }, 'invitations'],
    ['a quorum over the seats', 'group', { rate: { known: 0.2 }, seats: 4, quorum: 8 }, 'quorum'],
    [
      'a negative price',
      'flow-day/optimum',
      { slots: 2, interviewers: 1, rate: { known: 0.2 }, costs: { idle: -1, wait: 1, overtime: 1 } },
      'costs.idle',
    ],
    [
      'a stage without its rate',
      'campaign',
      { stages: [{ name: 'came' }], hires: 1, confidence: 0.9 },
      'stages.0.rate',
    ],
  ]

  const epoch = wavesReference.big[0]!.epochs[0]!
  const waves = {
    epochs: [epoch],
    come: { confirmed: 0.5, silent: 0.1 },
    goal: 2,
    room: 3,
    costs: { confidence: 0.5, invitation: 0.01 },
    most: 10,
  }
  const wrongWaves: typeof wrongs = [
    ['no point of decision', 'waves', { ...waves, epochs: [] }, 'epochs'],
    ['more points of decision than six', 'waves', { ...waves, epochs: Array(7).fill(epoch) }, 'epochs'],
    [
      'a point of decision after the last',
      'waves',
      { ...waves, state: { epoch: 1, confirmed: 0, silent: 0 } },
      'state.epoch',
    ],
    [
      'more in the waves than there may be',
      'waves',
      { ...waves, state: { epoch: 0, confirmed: 6, silent: 5 } },
      'state',
    ],
    ['more than 120 people', 'waves', { ...waves, most: 121 }, 'most'],
    ['a whole policy for 61 people', 'waves', { ...waves, most: 61, policy: true }, 'policy'],
    [
      'more answers than people',
      'waves',
      { ...waves, epochs: [{ ...epoch, silent: { yes: 0.6, no: 0.5 } }] },
      'epochs.0.silent.no',
    ],
    ['a price and a certainty at once', 'waves', { ...waves, costs: { ...waves.costs, missing: 1 } }, 'costs.missing'],
    [
      'a certainty of more than 1',
      'waves',
      { ...waves, costs: { confidence: 1.1, invitation: 0 } },
      'costs.confidence',
    ],
  ]

  test.for([...wrongs, ...wrongWaves])('%s', async ([, path, payload, field]) => {
    const { status, type, body } = await post(shared(), path, payload)
    expect(type).toContain('application/problem+json')
    expect(status).toBe(400)
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(field)
    expect(body.errors.every(({ message }: { message: string }) => message.length > 3)).toBe(true)
  })

  test('a prior too small to say anything is refused in words that name the least', async () => {
    const rate = { came: 1, invited: 5, prior: { came: 1e-9, missed: 4 } }
    const { status, body } = await post(shared(), 'minimum-invitations', { rate, goal: 5, confidence: 0.9 })
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ path: 'rate.prior.came', message: 'Must be above 0, and at least 0.000001' }])
  })

  // Each complaint more would make the answer longer, and slower than a calculation.
  test.each([
    ['a list of wrong entries by its first one', Array(200_000).fill('a'), 'rate.candidates.0'],
    ['a list that is too long by its length', Array(900_000).fill(1), 'rate.candidates'],
  ])('%s, and no more is looked at', async (_what, candidates, path) => {
    const { status, body } = await post(shared(), 'minimum-invitations', {
      rate: { candidates },
      goal: 5,
      confidence: 0.9,
    })
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ path, message: expect.any(String) }])
  })

  test('broken or strange bodies are 400, an unknown address is 404', async () => {
    const { app } = shared()
    const url = '/api/v1/plans/group'
    for (const [type, payload] of [
      ['application/json', '{"rate": NaN}'],
      ['application/json', ''],
      ['application/json', 'null'],
      ['application/json', '{"__proto__": 1}'],
      ['text/plain', 'hello'],
      ['application/xml', '<a/>'],
      ['application/x-www-form-urlencoded', 'seats=1'],
      ['multipart/form-data', 'x'],
    ] as const) {
      const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
      expect(answer.statusCode, type).toBe(400)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
    const lost = await app.inject({ method: 'POST', url: '/api/v1/plans/nothing', payload: {} })
    expect(lost.statusCode).toBe(404)
    expect(lost.headers['content-type']).toContain('application/problem+json')
  })

  test('too many calls are 429', async () => {
    const app = await testApp({ RATE_LIMIT: '2' })
    const statuses = []
    for (let i = 0; i < 3; i++)
      statuses.push((await post(app, 'head-count', { rate: { known: 0.2 }, invitations: 5 })).status)
    expect(statuses).toEqual([200, 200, 429])
  })
})
