import { describe, expect, test } from 'vitest'
import { batchesPlan, expectedBatches } from '../../../src/domain/campaign/batches.ts'
import { campaignPlan, hiring, type Stage } from '../../../src/domain/campaign/campaign.ts'
import reference from './campaign.reference.json' with { type: 'json' }
import { expectClose } from '../chances/support.ts'

function known(rates: readonly number[]): Stage[] {
  return rates.map((rate, i) => ({ name: `stage ${i}`, rate: { known: rate } }))
}
function learned(stages: readonly (readonly number[])[]): Stage[] {
  return stages.map(([came, missed], i) => ({
    name: `stage ${i}`,
    rate: { came: 0, invited: 0, prior: { came: came!, missed: missed! } },
  }))
}

describe('a campaign from CVs to hires', () => {
  test('known rates agree with the reference, the naive number too', () => {
    for (const row of reference.known) {
      const plan = campaignPlan(known(row.rates), row.k, row.t)
      expect(plan.start).toBe(row.N)
      expectClose(plan.probability, row.prob)
      expect(plan.naive).toBe(row.naive)
      expectClose(
        plan.expectedByStage.at(-1)!.expected,
        row.rates.reduce((product, rate) => product * rate, row.N),
      )
    }
  })

  test('learned rates: a chain of beta-binomials agrees with the reference', () => {
    for (const row of reference.learned) {
      const chances = [...hiring(learned(row.stages)).atLeastEach(row.N, 0, row.N + 1)]
      row.pmf0to6.forEach((pmf, k) => {
        expectClose(chances[k]! - chances[k + 1]!, pmf)
      })
      const mean = chances.slice(1).reduce((sum, chance) => sum + chance, 0)
      const square = chances.slice(1).reduce((sum, chance, i) => sum + (2 * i + 1) * chance, 0)
      expectClose(mean, row.mean)
      expectClose(square - mean ** 2, row.var)
    }
    for (const { stages, k, t, N } of reference.learnedMinimum)
      expect(campaignPlan(learned(stages), k, t).start).toBe(N)
  })

  test('one learned stage equals the beta-binomial law', () => {
    const { atLeast } = hiring(learned([[1, 1]]))
    for (let hires = 0; hires <= 100; hires++) expectClose(atLeast(100, hires), 1 - hires / 101)
  })

  test('a rate learned from very many people equals a known rate', () => {
    const stages: Stage[] = [
      { name: 'shows', rate: { came: 2e14, invited: 1e15 } },
      { name: 'passes', rate: { came: 25e13, invited: 1e15 } },
    ]
    expectClose(campaignPlan(stages, 3, 0.9).probability, campaignPlan(known([0.2, 0.25]), 3, 0.9).probability)
  })

  test('no number of CVs is enough at very low rates', () => {
    expect(campaignPlan(known([0]), 1, 0.9)).toMatchObject({ start: null, probability: 0, naive: null })
    expect(campaignPlan(known([1e-3, 1e-3]), 1, 0.9)).toMatchObject({ start: null, naive: 1_000_000 })
  })
})

describe('batches still to go', () => {
  test('the number of batches is given on average and with confidence', () => {
    for (const row of reference.batches) {
      const { atLeast } = hiring(known([row.rate]))
      const plan = batchesPlan(atLeast, row.batch, row.k, 0.9)
      expect(plan.batches).toBe(row.batchesFor90)
      expectClose(expectedBatches(atLeast, row.batch, row.k), row.expectedBatches)
      plan.doneBy.forEach((chance, b) => {
        expectClose(chance, row.pDoneBy[b]!)
      })
    }
  })

  test('the average counts batches until all are hired, 200 batches and 200 000 people at most', () => {
    const hiredWith = (people: number) => (invited: number) => (invited >= people ? 1 : 0)
    expect(expectedBatches(hiredWith(200), 1, 1)).toBe(200)
    expect(expectedBatches(hiredWith(201), 1, 1)).toBeNull()
    expect(expectedBatches(hiredWith(200_000), 10_000, 1)).toBe(20)
    expect(expectedBatches(hiredWith(200_001), 10_000, 1)).toBeNull()
  })

  test('the chance is listed batch by batch up to the answer, thirty batches at most', () => {
    const hiredWith = (people: number) => (invited: number) => (invited >= people ? 1 : 0)
    expect(batchesPlan(hiredWith(3), 1, 1, 0.9)).toEqual({ batches: 3, doneBy: [0, 0, 0, 1] })
    expect(batchesPlan(hiredWith(40), 1, 1, 0.9)).toEqual({ batches: 40, doneBy: Array<number>(31).fill(0) })
    expect(batchesPlan(hiredWith(200_000), 7, 1, 0.9).batches).toBeNull()
    expect(batchesPlan((invited) => (invited >= 2 ? 0.75 : 0.5), 1, 1, 0.75).batches).toBe(2)
  })

  test('no average is given if it does not converge', () => {
    expect(expectedBatches(hiring(learned([[0.5, 5]])).atLeast, 20, 1)).toBeNull()
    expect(expectedBatches(hiring(known([0])).atLeast, 20, 1)).toBeNull()
    expect(batchesPlan(hiring(known([0])).atLeast, 20, 1, 0.9)).toEqual({ batches: null, doneBy: [0] })
  })
})
