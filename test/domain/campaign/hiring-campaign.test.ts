import { describe, expect, test } from 'vitest'
import { campaignPlan } from '../../../src/domain/campaign/campaign.ts'
import { probabilityUpTo } from '../../../src/domain/chances/distribution.ts'
import { headCount } from '../../../src/domain/chances/head-count.ts'
import { hiringCampaign, type HiringQuestion } from '../../../src/domain/campaign/hiring-campaign.ts'

const known = [
  { name: 'invite', rate: { known: 0.15 } },
  { name: 'come', rate: { known: 1 / 3 } },
  { name: 'pass', rate: { known: 0.25 } },
  { name: 'accept', rate: { known: 0.8 } },
]
const prior = { came: 1, missed: 1 }
const learned = [
  { name: 'invite', rate: { known: 0.15 } },
  { name: 'come', rate: { came: 20, invited: 75 } },
  { name: 'pass', rate: { came: 5, invited: 20, prior } },
]
const question: HiringQuestion = { openings: 5, confidence: 0.9, stages: known, size: 15, held: 0, hired: 0 }

describe('from openings to CVs, invitations and batches', () => {
  test('at known rates', () => {
    const plan = hiringCampaign(question)!
    expect(plan).toMatchObject({ cvs: 798, naive: 500, invitations: 118, incredible: false })
    expect(plan.rest.batches).toBe(8)
    expect(plan.rest.doneBy).toHaveLength(9)
    expect(plan.expectedBatches).toBeCloseTo(5.4667, 4)
    expect(plan.chances.find(({ cvs }) => cvs === 798)!.probability).toBe(plan.probability)
  })

  test('each step of the funnel has its mean and bounds for eight of ten campaigns', () => {
    for (const stages of [known, learned]) {
      const plan = hiringCampaign({ ...question, stages })!
      expect(plan.funnel.map(({ name }) => name)).toEqual(stages.map(({ name }) => name))
      for (const { from, expected, to } of plan.funnel) {
        expect(from).toBeLessThanOrEqual(expected)
        expect(to).toBeGreaterThanOrEqual(expected)
      }
      // Nine of ten campaigns fill the openings, so the lower bound of hires is the openings themselves.
      expect(plan.funnel.at(-1)!.from).toBe(5)
    }
  })

  test('the curve of chances is a picture of about thirty points, from few CVs to half as many again as planned', () => {
    for (const openings of [1, 5, 40]) {
      const { cvs, chances } = hiringCampaign({ ...question, openings })!
      const points = chances.map((point) => point.cvs)
      const step = points[1]! - points[0]!
      expect(points.length).toBeGreaterThan(25)
      expect(points.length).toBeLessThanOrEqual(31)
      expect(points).toEqual(points.map((_, i) => points[0]! + i * step))
      expect(points).toContain(cvs)
      expect(points[0]).toBeGreaterThan(0)
      expect(points[0]).toBeLessThanOrEqual(step)
      expect(points.at(-1)).toBeLessThanOrEqual(cvs * 1.5)
      expect(points.at(-1)! + step).toBeGreaterThan(cvs * 1.5)
    }
  })

  test('the first step is bounded by the quantiles of who is invited, the others by those of their chain', () => {
    const { funnel, cvs } = hiringCampaign(question)!
    expect(funnel.map(({ rate }) => rate)).toEqual([0.15, 1 / 3, 0.25, 0.8])
    const shares = [0.15, 0.05, 0.0125, 0.01]
    funnel.forEach(({ expected, from, to }, i) => {
      expect(expected).toBeCloseTo(cvs * shares[i]!, 9)
      const law = headCount({ known: shares[i]! }, cvs)
      expect(probabilityUpTo(law, from - 1)).toBeLessThan(0.1 + 1e-9)
      expect(probabilityUpTo(law, to)).toBeGreaterThan(0.9 - 1e-9)
      expect(probabilityUpTo(law, from)).toBeGreaterThan(0.1 - 1e-9)
      expect(probabilityUpTo(law, to - 1)).toBeLessThan(0.9 + 1e-9)
    })
  })

  test('both ratios that the article states are computed', () => {
    const [fifth, third] = hiringCampaign(question)!.stated
    expect(fifth).toMatchObject({ oneOf: 5, met: 3, cvs: 1331, invitations: 198 })
    expect(third).toMatchObject({ oneOf: 3, met: 5, cvs: 798, invitations: 118 })
    expect(fifth!.enoughMet).toBeCloseTo(0.164, 3)
    expect(third!.enoughMet).toBeCloseTo(0.596, 3)
  })

  test('uncertain rates need more CVs than known rates of the same mean', () => {
    const sure = learned.map(({ name, rate }) => ({
      name,
      rate: 'known' in rate ? rate : { known: (rate.came + 1) / (rate.invited + (rate.prior ? 2 : 5)) },
    }))
    expect(hiringCampaign({ ...question, stages: learned })!.cvs).toBeGreaterThan(
      hiringCampaign({ ...question, stages: sure })!.cvs,
    )
  })

  test('there is no campaign when no number of CVs is enough', () => {
    expect(
      hiringCampaign({
        ...question,
        stages: [
          { name: 'invite', rate: { known: 0.001 } },
          { name: 'come', rate: { known: 0.001 } },
        ],
      }),
    ).toBeNull()
  })
})

describe('what the next batch changes', () => {
  test('a better batch leaves fewer hires to make and needs no more batches', () => {
    for (const stages of [known, learned]) {
      const { next } = hiringCampaign({ ...question, stages })!
      expect(next.map(({ level }) => level)).toEqual([0.1, 0.5, 0.9])
      for (const [i, { hired, left, batches }] of next.entries()) {
        expect(left).toBe(5 - hired)
        if (i > 0) expect(batches!).toBeLessThanOrEqual(next[i - 1]!.batches!)
      }
    }
  })

  test('known rates: the rest equals a campaign of its own', () => {
    const plan = hiringCampaign({ ...question, held: 3, hired: 2 })!
    expect(plan.rest.batches).toBe(Math.ceil(campaignPlan(known.slice(1), 3, 0.9).start! / 15))
  })

  test('each way the next batch may turn out leaves what a plan made after it says', () => {
    const now = { ...question, stages: learned, held: 3, hired: 2 }
    for (const { hired, left, batches } of hiringCampaign(now)!.next) {
      expect(left).toBe(Math.max(0, 5 - 2 - hired))
      expect(batches).toBe(hiringCampaign({ ...now, held: 4, hired: 2 + hired })!.rest.batches)
    }
  })

  test('a batch that hires more than are wanted leaves none to hire', () => {
    const { next } = hiringCampaign({ ...question, openings: 1, confidence: 0.5, size: 200 })!
    expect(next.at(-1)!.hired).toBeGreaterThan(1)
    expect(next.at(-1)).toMatchObject({ left: 0, batches: 0 })
  })

  test('an average of batches is only given where every rate is known', () => {
    expect(hiringCampaign({ ...question, stages: learned })!.expectedBatches).toBeNull()
  })

  test('learned rates: poor batches raise the number of batches needed', () => {
    const batchesAfter = (hired: number) =>
      hiringCampaign({ ...question, openings: hired + 3, stages: learned, held: 6, hired })!.rest.batches!
    expect(batchesAfter(1)).toBeGreaterThan(batchesAfter(8))
  })

  test('when all openings are filled no batches are left', () => {
    const plan = hiringCampaign({ ...question, held: 9, hired: 6 })!
    expect(plan.rest).toEqual({ batches: 0, doneBy: [1] })
    expect(plan.next).toEqual([])
  })

  test('impossible hires are reported, and the plan ignores them', () => {
    const plan = hiringCampaign({ ...question, openings: 20, held: 1, hired: 14 })!
    expect(plan.incredible).toBe(true)
    expect(plan.rest.batches).toBeGreaterThan(0)
  })
})
