import { firstWhere, MOST_INVITATIONS, SLACK } from '../chances/limits.ts'
import type { Passing } from './passing.ts'

/** P(at least `hires` hires out of so many people). */
export type Hiring = (people: number, hires: number) => number

/** An average over more batches than this means nothing. */
const MOST_BATCHES = 200

/** Beyond so many a list of batches is too long to read. */
const MOST_LISTED = 30

export type BatchesPlan = {
  /** The fewest batches that reach the confidence; null when 200 000 people are not enough. */
  readonly batches: number | null
  /** P(enough hires after b batches), b = 0, 1, …, up to the number above, 30 at most. */
  readonly doneBy: readonly number[]
}

/** How many batches of `size` people it takes for `hires` hires. Plan again after each, with what came out of it. */
export function batchesPlan(hiring: Hiring, size: number, hires: number, confidence: number): BatchesPlan {
  const done = (batches: number) => hiring(batches * size, hires)
  const batches = firstWhere(0, Math.floor(MOST_INVITATIONS / size), (b) => done(b) >= confidence - SLACK)
  return { batches, doneBy: Array.from({ length: Math.min(batches ?? 0, MOST_LISTED) + 1 }, (_, b) => done(b)) }
}

/** Batches on average, the sum over b of P(not done after b); null when it does not settle within 200 batches. */
export function expectedBatches(hiring: Hiring, size: number, hires: number): number | null {
  let expected = 0
  let open = 1
  for (let b = 0; b <= MOST_BATCHES && b * size <= MOST_INVITATIONS && open > SLACK / 10; b++) {
    open = 1 - hiring(b * size, hires)
    expected += open
  }
  return open > SLACK / 10 ? null : expected
}

/** A result less likely than this is no chance: the rates that say so are wrong. */
const INCREDIBLE = 1e-6

/**
 * The chances of further people, `hired` of the first `people` having been hired; null when the rates make such a
 * result next to impossible. People who share their rates are exchangeable: of all n together, whichever rates hold,
 * a total of t falls on the first as cards are dealt, hypergeometrically. So the law of the total is all it takes:
 * P(S2 < k | S1 = h) = Σ P(S1 + S2 = t) · Hyp(h; n, t, people) / P(S1 = h) over t = h..h + k - 1.
 */
export function hiringAfter(stages: Passing, people: number, hired: number): Hiring | null {
  const [atLeast, more] = stages.atLeastEach(people, hired, hired + 1)
  const seen = atLeast! - more!
  if (seen < INCREDIBLE) return null
  if (stages.known || people === 0) return stages.atLeast
  return (further, hires) => {
    if (hires <= 0) return 1
    if (hires > further) return 0
    const all = people + further
    const chances = stages.atLeastEach(all, hired, hired + hires)
    // log Hyp(hired; all, hired, people), all the hires among the first, and from there on t by t.
    let dealt = -Math.log(seen)
    for (let i = 0; i < hired; i++) dealt += Math.log((people - i) / (all - i))
    let short = 0
    for (let t = hired; t < hired + hires; t++) {
      short += (chances[t - hired]! - chances[t - hired + 1]!) * Math.exp(dealt)
      dealt += Math.log(((t + 1) / (t + 1 - hired)) * ((all - t - people + hired) / (all - t)))
    }
    return Math.min(1, Math.max(0, 1 - short))
  }
}

/** The number of hires of a batch that is not exceeded with chance `level`. */
export function outcomeAt(hiring: Hiring, size: number, level: number): number {
  return firstWhere(0, size, (hires) => 1 - hiring(size, hires + 1) >= level) ?? size
}
