import { batchesPlan, type BatchesPlan, expectedBatches, type Hiring, hiringAfter, outcomeAt } from './batches.ts'
import { campaignPlan, hiring, type Stage } from './campaign.ts'
import { intervalOf } from '../chances/distribution.ts'
import { headCount } from '../chances/head-count.ts'
import { firstWhere, MOST_INVITATIONS, SLACK } from '../chances/limits.ts'
import type { Passing } from './passing.ts'
import { meanRate } from '../chances/show-rate.ts'
import { STATED_RATIOS } from '../invitations/stated-ratio.ts'

/** A campaign to fill openings, people being invited in batches of one size. */
export type HiringQuestion = {
  readonly openings: number
  /** How sure to be that all openings are filled. */
  readonly confidence: number
  /** From a CV to the first day at work; the first stage is the invitation, and one is called `come`. */
  readonly stages: readonly Stage[]
  /** Invitations to a batch. */
  readonly size: number
  /** Batches held so far, each of that size, and how many were hired out of them. */
  readonly held: number
  readonly hired: number
}

/** How many get past a stage: on average, and between what bounds in eight of ten such campaigns. */
export type FunnelStep = {
  readonly name: string
  readonly rate: number
  readonly expected: number
  readonly from: number
  readonly to: number
}

/** One way the next batch may turn out, and what it leaves to do. */
export type NextBatch = {
  /** Chance that the batch brings so many hires or fewer. */
  readonly level: number
  readonly hired: number
  readonly left: number
  /** Further batches for the confidence, this one not counted; null when 200 000 people are not enough. */
  readonly batches: number | null
}

/** What the campaign takes were one of so many to come, as the article states twice. */
export type StatedCampaign = {
  readonly oneOf: number
  readonly cvs: number | null
  readonly invitations: number | null
  /** Of the article's fifteen planned meetings: how many come on average, and P(at least five). */
  readonly met: number
  readonly enoughMet: number
}

export type HiringCampaign = {
  readonly question: HiringQuestion
  /** The fewest CVs for the whole campaign, and its chance to fill all openings. */
  readonly cvs: number
  readonly probability: number
  /** openings / product of the mean rates: enough on average only. */
  readonly naive: number
  readonly funnel: readonly FunnelStep[]
  /** P(all openings filled) by the number of CVs, which those above are one of. */
  readonly chances: readonly { readonly cvs: number; readonly probability: number }[]
  /** The fewest invitations for the whole campaign. */
  readonly invitations: number
  /** From here: the batches still to be held, with what came out so far. */
  readonly rest: BatchesPlan
  /** Batches still to be held on average; null where an uncertain rate leaves no average that settles. */
  readonly expectedBatches: number | null
  /** Whether what came out so far is next to impossible at these rates; the rest then does without it. */
  readonly incredible: boolean
  readonly next: readonly NextBatch[]
  readonly stated: readonly StatedCampaign[]
}

/**
 * The fewest CVs and batches for a campaign, and what the next batch may change. Null when 200 000 CVs are not enough.
 */
export function hiringCampaign(question: HiringQuestion): HiringCampaign | null {
  const { openings, confidence, stages, size, held, hired } = question
  const plan = campaignPlan(stages, openings, confidence)
  const ofInvited = hiring(stages.slice(1))
  const invitations = fewest(ofInvited.atLeast, openings, confidence)
  if (plan.start === null || plan.naive === null || invitations === null) return null
  const sofar = hiringAfter(ofInvited, held * size, hired)
  const ahead = sofar ?? ofInvited.atLeast
  const left = Math.max(0, openings - hired)
  return {
    question,
    cvs: plan.start,
    probability: plan.probability,
    naive: plan.naive,
    funnel: plan.expectedByStage.map(({ name, expected }, i) => ({
      name,
      expected,
      rate: meanRate(stages[i]!.rate),
      ...bounds(stages.slice(0, i + 1), plan.start!),
    })),
    chances: chancesAround(hiring(stages), openings, plan.start),
    invitations,
    rest: batchesPlan(ahead, size, left, confidence),
    expectedBatches: ofInvited.known ? expectedBatches(ahead, size, left) : null,
    incredible: sofar === null,
    next: left === 0 ? [] : OUTCOMES.map((level) => nextBatch(level, question, ofInvited, ahead)),
    stated: STATED_RATIOS.map((oneOf) => statedCampaign(oneOf, question)),
  }
}

/** A weak, a middling and a strong batch: one of ten is no better, half are, nine of ten are no better. */
const OUTCOMES = [0.1, 0.5, 0.9] as const

/** The article's chain: a hundred CVs, fifteen meetings planned, five people met. */
const ARTICLE_MEETINGS = { planned: 15, met: 5 } as const

function fewest(chance: Hiring, hires: number, confidence: number): number | null {
  return firstWhere(hires, MOST_INVITATIONS, (people) => chance(people, hires) >= confidence - SLACK)
}

function nextBatch(
  level: number,
  { openings, confidence, size, held, hired }: HiringQuestion,
  ofInvited: Passing,
  ahead: Hiring,
): NextBatch {
  const more = outcomeAt(ahead, size, level)
  const left = Math.max(0, openings - hired - more)
  const then = hiringAfter(ofInvited, (held + 1) * size, hired + more) ?? ofInvited.atLeast
  return { level, hired: more, left, batches: batchesPlan(then, size, left, confidence).batches }
}

/** Nine of ten are not below the one bound, nor above the other. */
function bounds(stages: readonly Stage[], cvs: number): { from: number; to: number } {
  if (stages.length === 1) {
    const { from, to } = intervalOf(headCount(stages[0]!.rate, cvs), 0.8)
    return { from, to }
  }
  const { atLeast } = hiring(stages)
  return { from: outcomeAt(atLeast, cvs, 0.1), to: outcomeAt(atLeast, cvs, 0.9) }
}

/** Points of the curve of chances: enough for a picture. */
const CHANCES = 30

function chancesAround({ atLeast }: Passing, openings: number, cvs: number): HiringCampaign['chances'] {
  const step = Math.max(1, Math.ceil((cvs * 1.5) / CHANCES))
  const first = cvs % step || step
  const points = Array.from({ length: Math.floor((cvs * 1.5 - first) / step) + 1 }, (_, i) => first + i * step)
  return points.map((point) => ({ cvs: point, probability: atLeast(point, openings) }))
}

function statedCampaign(oneOf: number, { openings, confidence, stages }: HiringQuestion): StatedCampaign {
  const known = stages.map((stage) =>
    stage.name === 'come' ? { name: stage.name, rate: { known: 1 / oneOf } } : stage,
  )
  const { planned, met } = ARTICLE_MEETINGS
  return {
    oneOf,
    cvs: campaignPlan(known, openings, confidence).start,
    invitations: fewest(hiring(known.slice(1)).atLeast, openings, confidence),
    met: planned / oneOf,
    enoughMet: hiring([{ name: 'come', rate: { known: 1 / oneOf } }]).atLeast(planned, met),
  }
}
