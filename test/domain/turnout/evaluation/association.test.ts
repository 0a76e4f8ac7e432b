import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { associationWith } from '../../../../src/domain/turnout/evaluation/association.ts'
import { group, seeded } from '../records.ts'

const reminded = { letter: 'yes' as const }
function compare(records: ReturnType<typeof group>) {
  return associationWith(
    records,
    ({ letter }) => letter === 'yes',
    ({ kind }) => kind,
  )
}

describe('turnout with something and without it', () => {
  it('changes its sign once lead time is held equal, as with reminders of medical appointments', () => {
    // Reminders go to long waits, and those are missed more often: 72 % against 67 % there, 95 % on the same day.
    const { having, lacking, strata, amongAlike } = compare([
      ...group(100, 72, { kind: 'ahead', ...reminded }),
      ...group(100, 67, { kind: 'ahead' }),
      ...group(100, 95, { kind: 'same day' }),
    ])
    expect(having.rate!).toBeLessThan(lacking.rate!)
    expect(amongAlike!.difference).toBeCloseTo(0.05, 12)
    expect(strata.map(({ value }) => value)).toEqual(['ahead', 'same day'])
  })

  it('equals the plain difference with its usual error when all people are alike', () => {
    const { difference, interval } = compare([...group(50, 40, reminded), ...group(80, 40, {})]).amongAlike!
    expect(difference).toBeCloseTo(0.3, 12)
    const deviation = (interval.to - interval.from) / 2 / 1.6448536269514722
    // Equal to the unpooled error for sides of one size, close to it for others.
    expect(deviation).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 50 + (0.5 * 0.5) / 80), 2)
    const even = compare([...group(50, 40, reminded), ...group(50, 20, {})]).amongAlike!
    expect((even.interval.to - even.difference) / 1.6448536269514722).toBeCloseTo(
      Math.sqrt((0.8 * 0.2 + 0.4 * 0.6) / 50),
      12,
    )
  })

  it('weights groups as Mantel and Haenszel do', () => {
    const { amongAlike } = compare([
      ...group(30, 20, { kind: 'a', ...reminded }),
      ...group(10, 5, { kind: 'a' }),
      ...group(20, 6, { kind: 'b', ...reminded }),
      ...group(60, 6, { kind: 'b' }),
      ...group(9, 9, { kind: 'c' }),
    ])
    const [a, b] = [(30 * 10) / 40, (20 * 60) / 80]
    expect(amongAlike!.difference).toBeCloseTo((a * (20 / 30 - 5 / 10) + b * (6 / 20 - 6 / 60)) / (a + b), 12)
  })

  it('is not given when too few people can be compared', () => {
    expect(
      compare([...group(20, 10, { kind: 'a', ...reminded }), ...group(20, 10, { kind: 'b' })]).amongAlike,
    ).toBeNull()
    expect(compare([...group(4, 2, reminded), ...group(20, 10, {})]).amongAlike).toBeNull()
    expect(compare([]).amongAlike).toBeNull()
  })

  it('has an interval around the difference, mirrored when the sides are swapped', () => {
    const counts = fc.tuple(fc.integer({ min: 5, max: 40 }), fc.nat(5), fc.integer({ min: 5, max: 40 }), fc.nat(5))
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (strata) => {
        const records = (first: object, second: object) =>
          strata.flatMap(([n1, c1, n0, c0], i) => [
            ...group(n1, c1, { kind: String(i), ...first }),
            ...group(n0, c0, { kind: String(i), ...second }),
          ])
        const one = compare(records(reminded, {})).amongAlike!
        const other = compare(records({}, reminded)).amongAlike!
        expect(one.interval.from).toBeLessThanOrEqual(one.difference)
        expect(one.interval.to).toBeGreaterThanOrEqual(one.difference)
        expect(other.difference).toBeCloseTo(-one.difference, 10)
        expect(other.interval.to).toBeCloseTo(-one.interval.from, 10)
      }),
    )
  })

  it('holds the true difference about nine times in ten', () => {
    const random = seeded(7)
    const draw = (n: number, p: number, known: object) =>
      group(n, Array.from({ length: n }, random).filter((u) => u < p).length, known)
    const held = Array.from({ length: 400 }, () => {
      const { interval } = compare([
        ...draw(40, 0.5, { kind: 'a', ...reminded }),
        ...draw(25, 0.4, { kind: 'a' }),
        ...draw(15, 0.9, { kind: 'b', ...reminded }),
        ...draw(50, 0.8, { kind: 'b' }),
      ]).amongAlike!
      return interval.from <= 0.1 && interval.to >= 0.1
    }).filter(Boolean).length
    expect(held / 400).toBeGreaterThan(0.86)
    expect(held / 400).toBeLessThan(0.94)
  })
})
