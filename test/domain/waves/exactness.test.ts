import { describe, expect, test } from 'vitest'
import { headCount, headCountOf } from '../../../src/domain/chances/head-count.ts'
import { probabilityFrom } from '../../../src/domain/chances/distribution.ts'
import { minimumInvitations } from '../../../src/domain/invitations/minimum-invitations.ts'
import { standingLaws } from '../../../src/domain/waves/standing-laws.ts'
import { cheapestWaves, wavesPlan } from '../../../src/domain/waves/waves-plan.ts'
import { NOBODY_INVITED, type Stretch } from '../../../src/domain/waves/waves-question.ts'
import { seeded } from '../turnout/records.ts'
import { cheapestOfAll } from './every-policy.ts'

const STRETCH: Stretch = {
  fresh: { yes: 0.35, no: 0.15 },
  silent: { yes: 0.15, no: 0.1 },
  confirmed: { no: 0.04 },
}

/** Any stretch; some of its chances are 0. */
function anyStretch(random: () => number): Stretch {
  const chance = () => (random() < 0.15 ? 0 : random())
  const answering = () => {
    const yes = chance()
    return { yes, no: chance() * (1 - yes) }
  }
  return { fresh: answering(), silent: answering(), confirmed: { no: chance() } }
}

test('no policy at all is cheaper than the one found: every policy tried on small cases', () => {
  const random = seeded(5)
  let policies = 0
  for (let i = 0; i < 12; i++) {
    const question = {
      epochs: [anyStretch(random), anyStretch(random)],
      come: { confirmed: random(), silent: random() },
      goal: 1 + Math.floor(random() * 2),
      room: 1 + Math.floor(random() * 2),
      most: i < 10 ? 2 : 3,
    }
    const costs = { missing: random() * 2, extra: random(), invitation: random() * 0.1 }
    const all = cheapestOfAll(question, costs)
    policies += all.policies
    expect(wavesPlan({ ...question, costs }).cost).toBeCloseTo(all.cost, 12)
  }
  expect(policies).toBeGreaterThan(2000)
})

test('a seeded simulation of 200 000 days agrees within three standard errors', () => {
  const question = { epochs: [STRETCH, STRETCH, STRETCH], come: { confirmed: 0.55, silent: 0.08 }, goal: 5, room: 8 }
  const costs = { missing: 4, extra: 1, invitation: 0.005 }
  const plan = wavesPlan({ ...question, most: 40, costs, policy: true })
  const random = seeded(11)
  const days = 200_000
  const sums = { met: 0, over: 0, invited: 0, squares: 0 }
  for (let day = 0; day < days; day++) {
    const { came, invited } = oneDay(question, plan.policy!, random)
    if (came >= question.goal) sums.met += 1
    if (came > question.room) sums.over += 1
    sums.invited += invited
    sums.squares += invited ** 2
  }
  const near = (share: number, chance: number, variance: number) =>
    expect(Math.abs(share - chance) / Math.sqrt(variance / days)).toBeLessThan(3)
  near(sums.met / days, plan.probability, plan.probability * (1 - plan.probability))
  near(sums.over / days, plan.pOver, plan.pOver * (1 - plan.pOver))
  const mean = sums.invited / days
  near(mean, plan.expectedInvitations, sums.squares / days - mean ** 2)
})

function oneDay(
  { epochs, come }: { epochs: Stretch[]; come: { confirmed: number; silent: number } },
  policy: number[][][],
  random: () => number,
) {
  let [confirmed, silent, invited] = [0, 0, 0]
  const count = (people: number, chance: number) => {
    let hits = 0
    for (let i = 0; i < people; i++) if (random() < chance) hits += 1
    return hits
  }
  for (const [epoch, stretch] of epochs.entries()) {
    const sent = policy[epoch]![confirmed]![silent]!
    invited += sent
    const stay = count(confirmed, 1 - stretch.confirmed.no)
    const said = { yes: 0, waits: 0 }
    for (let i = 0; i < sent + silent; i++) {
      const { yes, no } = i < sent ? stretch.fresh : stretch.silent
      const drawn = random()
      if (drawn < yes) said.yes += 1
      else if (drawn >= yes + no) said.waits += 1
    }
    confirmed = stay + said.yes
    silent = said.waits
  }
  return { came: count(confirmed, come.confirmed) + count(silent, come.silent), invited }
}

describe('one point of decision, where an answer is all that counts', () => {
  const rate = { known: 0.2 }
  const question = {
    epochs: [{ fresh: { yes: 0.2, no: 0.8 }, silent: { yes: 0, no: 0 }, confirmed: { no: 0 } }],
    come: { confirmed: 1, silent: 0 },
    goal: 5,
    room: 8,
    most: 60,
  }

  test('is one mailing of independent people', () => {
    for (const missing of [0.5, 2, 8]) {
      const plan = wavesPlan({ ...question, costs: { missing, extra: 1, invitation: 0.01 } })
      const law = headCount(rate, plan.inviteNow)
      expect(plan.probability).toBeCloseTo(probabilityFrom(law, 5), 12)
      expect(plan.pOver).toBeCloseTo(probabilityFrom(law, 9), 12)
      expect(plan.expectedInvitations).toBe(plan.inviteNow)
      expect(plan.oneShot).toMatchObject({ invitations: plan.inviteNow, pOver: plan.pOver })
    }
  })

  test('never sends fewer than the fewest that are certain enough', () => {
    for (const confidence of [0.5, 0.8, 0.9, 0.95]) {
      const plan = wavesPlan({ ...question, costs: { confidence, invitation: 0.005 } })
      expect(plan.inviteNow).toBeGreaterThanOrEqual(minimumInvitations(rate, 5, confidence).invitations!)
    }
  })
})

test('a point of decision added in front never costs more', () => {
  const random = seeded(3)
  for (let i = 0; i < 20; i++) {
    const question = { come: { confirmed: random(), silent: random() }, goal: 3, room: 4, most: 12 }
    const costs = { missing: 2, extra: 1, invitation: 0.02 }
    const later = [anyStretch(random), anyStretch(random)]
    const { cost } = wavesPlan({ ...question, epochs: later, costs })
    expect(wavesPlan({ ...question, epochs: [anyStretch(random), ...later], costs }).cost).toBeLessThanOrEqual(
      cost + 1e-12,
    )
  }
})

test('a certainty that no price brings about is answered with null and the dearest price', () => {
  const question = { epochs: [STRETCH], come: { confirmed: 0.55, silent: 0.08 }, goal: 5, room: 8, most: 10 }
  const plan = wavesPlan({ ...question, costs: { confidence: 0.99, invitation: 0.005 } })
  expect(plan).toMatchObject({ missing: null, inviteNow: 10 })
  expect(plan).toMatchObject({
    ...wavesPlan({ ...question, costs: { missing: 1024, extra: 1, invitation: 0.005 } }),
    missing: null,
  })
})

test('what is worked out backwards agrees with the chances of all states worked out forwards', () => {
  const days = [
    { weight: 0.3, confirmed: 0.4, silent: 0.05 },
    { weight: 0.7, confirmed: 0.7, silent: 0.1 },
  ]
  const waves = { epochs: [STRETCH, STRETCH, STRETCH], come: days, goal: 4, room: 6, most: 25 }
  const prices = { missing: 4, extra: 1, invitation: 0.005 }
  const { outlook, policy } = cheapestWaves(waves, prices, NOBODY_INVITED)
  const laws = standingLaws(waves, policy)
  const meanOver = (law: Float64Array, of: (confirmed: number, silent: number) => number) =>
    law.reduce((sum, chance, i) => sum + (chance === 0 ? 0 : chance * of(Math.floor(i / 26), i % 26)), 0)
  for (const law of laws) expect(meanOver(law, () => 1)).toBeCloseTo(1, 12)
  const invited = waves.epochs.map((_, epoch) => meanOver(laws[epoch]!, (y, s) => policy[epoch]![y]![s]!))
  expect(invited.reduce((sum, n) => sum + n)).toBeCloseTo(outlook.expectedInvitations, 12)
  const chances = days.map(
    ({ weight, confirmed, silent }) =>
      weight *
      meanOver(laws.at(-1)!, (y, s) =>
        probabilityFrom(
          headCountOf({ candidates: [...Array(y).fill(confirmed), ...Array(s).fill(silent)] }),
          waves.goal,
        ),
      ),
  )
  expect(chances.reduce((sum, p) => sum + p)).toBeCloseTo(outlook.probability, 12)
})
