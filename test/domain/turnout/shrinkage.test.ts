import { describe, expect, test } from 'vitest'
import { count, emptyCell } from '../../../src/domain/turnout/evidence.ts'
import { estimateStrengths } from '../../../src/domain/turnout/shrinkage.ts'

/** Groups of one level, each as how many were invited and how many of them came. */
function strengthOf(...groups: [invited: number, came: number][]): number {
  const root = emptyCell()
  groups.forEach(([invited, came], i) => {
    for (let one = 0; one < invited; one++) count(root, [{ level: 'kind', value: `kind ${i}` }], one < came, 1)
  })
  return estimateStrengths(root, { mean: 0.5, strength: 2 }, ['kind']).get('kind')!
}

describe('how much a group trusts the wider one', () => {
  test('little where groups differ, much where they are alike', () => {
    expect(strengthOf([50, 50], [50, 0], [50, 50], [50, 0])).toBeLessThan(3)
    expect(strengthOf([400, 200], [400, 200], [400, 200], [400, 200])).toBeGreaterThan(400)
  })

  test('stays near the middle of what is tried where there are hardly any people', () => {
    const strength = strengthOf([1, 1], [1, 1])
    expect(strength).toBeGreaterThan(25)
    expect(strength).toBeLessThan(40)
  })

  test('fully at a level at which nobody was ever told apart', () => {
    expect(strengthOf([40, 10])).toBe(Infinity)
    expect(strengthOf()).toBe(Infinity)
  })
})
