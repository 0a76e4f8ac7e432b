import { expect, it } from 'vitest'
import { armOf, differenceOf, peopleNeeded, verdictOf, type Trial } from '../../../src/domain/messages/trial.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

it('half of the people are in each arm, in every trial, and always in the same', () => {
  for (const trial of numbers(50)) {
    const inB = numbers(2000).filter((person) => armOf(trial, person) === 'b').length
    // Five standard deviations of a fair coin.
    expect(Math.abs(inB - 1000)).toBeLessThan(112)
    expect(armOf(trial, 17)).toBe(armOf(trial, 17))
  }
})

it('the arm of one trial tells nothing about the arm of another, nor about the neighbours of a person', () => {
  const same = numbers(20_000).filter((person) => armOf(1, person) === armOf(2, person)).length
  const asNext = numbers(20_000).filter((person) => armOf(1, person) === armOf(1, person + 1)).length
  for (const count of [same, asNext]) expect(Math.abs(count - 10_000)).toBeLessThan(354)
})

it.each([
  // Newcombe 1998, table II, method 10: 56/70 against 48/80, and 9/10 against 3/10.
  [{ n: 80, came: 48 }, { n: 70, came: 56 }, 0.2, 0.0524, 0.3339],
  [{ n: 10, came: 3 }, { n: 10, came: 9 }, 0.6, 0.1705, 0.809],
  [{ n: 10, came: 0 }, { n: 10, came: 10 }, 1, 0.6075, 1],
])('the difference of %j and %j has the published interval', (a, b, estimate, from, to) => {
  const difference = differenceOf({ a, b })!
  expect(difference.estimate).toBeCloseTo(estimate, 10)
  expect(difference.from).toBeCloseTo(from, 4)
  expect(difference.to).toBeCloseTo(to, 4)
})

const trial = (a: number, b: number, rest: Partial<Trial> = {}): Trial => ({
  a: { n: 100, came: a },
  b: { n: 100, came: b },
  planned: 200,
  drawn: 200,
  open: 0,
  ...rest,
})

it.each([
  ['more of b came', trial(30, 50), 'b'],
  ['more of a came', trial(50, 30), 'a'],
  ['the interval holds 0', trial(40, 45), 'alike'],
  ['not all are drawn', trial(30, 50, { drawn: 199 }), 'early'],
  ['the outcome of one is to come', trial(30, 50, { open: 1 }), 'early'],
  ['an arm has nobody', trial(0, 0, { a: { n: 0, came: 0 } }), 'early'],
  ['most were called off', trial(0, 0, { a: { n: 19, came: 0 }, b: { n: 19, came: 19 } }), 'early'],
] as const)('the verdict where %s', (_, counts, verdict) => {
  expect(verdictOf(counts)).toBe(verdict)
})

it('people needed: fewer for a larger difference, never under twenty an arm', () => {
  expect(peopleNeeded(0.2, 0.1)).toBe(2 * 291)
  expect(peopleNeeded(0.5, 0.1)).toBe(2 * 385)
  expect(peopleNeeded(0.1, 0.9)).toBe(40)
})

/** A fixed sequence, so that the test says the same each time. */
function* uniform(seed: number) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

it('where the arms do not differ, no more than one trial in twenty finds a difference', () => {
  const random = uniform(7)
  const came = () => numbers(100).filter(() => random.next().value! < 0.3).length
  const found = numbers(2000).filter(() => verdictOf(trial(came(), came())) !== 'alike').length
  expect(found / 2000).toBeLessThan(0.06)
  expect(found / 2000).toBeGreaterThan(0.03)
})

it('where they differ as much as planned for, four trials in five find it', () => {
  const random = uniform(11)
  const [planned, n] = [peopleNeeded(0.2, 0.15), peopleNeeded(0.2, 0.15) / 2]
  const arm = (rate: number) => ({ n, came: numbers(n).filter(() => random.next().value! < rate).length })
  const found = numbers(1000).filter(
    () => verdictOf({ a: arm(0.2), b: arm(0.35), planned, drawn: planned, open: 0 }) === 'b',
  ).length
  expect(Math.abs(found / 1000 - 0.8)).toBeLessThan(0.05)
})
