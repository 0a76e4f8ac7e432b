import { binomial } from '../chances/binomial.ts'
import { convolve } from '../chances/convolution.ts'
import { certainly, type Distribution, mixtureOf, quantileOf } from '../chances/distribution.ts'
import { type CommonRate, rateLaw } from '../chances/show-rate.ts'
import { rateQuadrature } from './day-scenarios.ts'

/** A slot of a flow day as it stands: how many are invited to it, and how many are met at a time. */
export type WaitingSlot = {
  readonly startsAt: string
  readonly endsAt: string
  readonly interviewers: number
  readonly invited: number
}

/** Points of an uncertain rate: enough for minutes that are told in whole slots. */
const POINTS = 5

/** On so many days nobody of a slot waits longer than is told. */
const CERTAINTY = 0.95

/**
 * How long people of each slot may wait, in minutes: on 19 days of 20 the last of them is called in by then. People are
 * met in the order of their times, each slot those who are left of earlier ones first.
 */
export function longestWaits(slots: readonly WaitingSlot[], rate: CommonRate): number[] {
  const total = slots.reduce((sum, { invited }) => sum + invited, 0)
  const scenarios = rateQuadrature(rateLaw(rate), total, POINTS).map(({ weight, at }) => ({
    weight,
    queues: queuesAt(slots, at),
  }))
  return slots.map((_, s) => {
    const law = mixtureOf(scenarios.map(({ weight, queues }) => ({ weight, law: queues[s]! })))
    return minutesUntilServed(slots, s, quantileOf(law, CERTAINTY))
  })
}

/** The law of the queue at the start of each slot, its own arrivals in it, when each comes with the chance `p`. */
function queuesAt(slots: readonly WaitingSlot[], p: number): Distribution[] {
  let left = certainly(0)
  return slots.map(({ invited, interviewers }) => {
    const queue = convolve(left, binomial(invited, p))
    left = without(queue, interviewers)
    return queue
  })
}

/** Those who are left of a queue when `served` of it are called in. */
function without({ first, pmf }: Distribution, served: number): Distribution {
  const none = Math.max(0, served - first)
  const kept = pmf.slice(none)
  const gone = pmf.slice(0, none).reduce((sum, chance) => sum + chance, 0)
  if (kept.length === 0) return certainly(0)
  return first >= served
    ? { first: first - served, pmf: kept }
    : { first: 0, pmf: kept.map((chance, index) => (index === 0 ? chance + gone : chance)) }
}

/** Minutes from the start of slot `s` until the last of `people` is called in; overtime goes on like the last slot. */
function minutesUntilServed(slots: readonly WaitingSlot[], s: number, people: number): number {
  const minutes = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  const start = slots[s]!.startsAt
  let left = people
  for (let later = s; later < slots.length; later += 1) {
    left -= slots[later]!.interviewers
    if (left <= 0) return minutes(start, slots[later]!.startsAt)
  }
  const last = slots.at(-1)!
  const atATime = Math.max(1, slots.findLast(({ interviewers }) => interviewers > 0)?.interviewers ?? 1)
  const more = Math.ceil(left / atATime) - 1
  return minutes(start, last.endsAt) + more * minutes(last.startsAt, last.endsAt)
}
