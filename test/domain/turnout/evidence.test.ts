import { describe, expect, test } from 'vitest'
import {
  count,
  descend,
  emptyCell,
  fade,
  posterior,
  priorOfChild,
  type Cell,
} from '../../../src/domain/turnout/evidence.ts'

const cell = (weight: number, weightCame: number): Cell => ({
  n: weight,
  came: weightCame,
  weight,
  weightCame,
  level: null,
  children: new Map(),
})
const prior = { mean: 0.2, strength: 5 }

describe('what is believed of a group', () => {
  test('counts its own outcomes beside the belief from before, each by its weight', () => {
    expect(posterior(prior, cell(15, 9))).toEqual({ mean: (1 + 9) / 20, strength: 20 })
  })

  test('starts with the rest of the wider group, without the people of its own', () => {
    const { mean, strength } = priorOfChild(prior, cell(15, 9), cell(5, 4), 30)
    expect(mean).toBeCloseTo((1 + 5) / 15, 12)
    expect(strength).toBeCloseTo(1 / (1 / 15 + 1 / 30), 12)
  })

  test('of people never seen before is that of the whole wider group', () => {
    expect(priorOfChild(prior, cell(15, 9), undefined, Infinity)).toEqual({ mean: 0.5, strength: 20 })
  })

  test('is not worth less than nothing where rounding leaves a group more than the wider one has', () => {
    expect(priorOfChild(prior, cell(3, 1), cell(3.5, 1.5), Infinity)).toEqual(prior)
  })
})

describe('a tree of groups', () => {
  const path = [
    { level: 'kind', value: 'agreed' },
    { level: 'source', value: 'site' },
  ] as const

  test('counts an outcome in every group on the way down', () => {
    const root = emptyCell()
    count(root, path, true, 1)
    count(root, path.slice(0, 1), false, 0.5)
    const kind = root.children.get('agreed')!
    for (const group of [root, kind]) expect(group).toMatchObject({ n: 2, came: 1, weight: 1.5, weightCame: 1 })
    expect(kind.children.get('site')).toMatchObject({ n: 1, came: 1, weight: 1, weightCame: 1 })
  })

  test('fades as a whole: the weights, and no number of people', () => {
    const root = emptyCell()
    count(root, path, true, 1)
    fade(root, 0.25)
    for (const group of [root, root.children.get('agreed')!, root.children.get('agreed')!.children.get('site')!])
      expect(group).toMatchObject({ n: 1, came: 1, weight: 0.25, weightCame: 0.25 })
  })

  test('the belief of each group rests on the belief of the wider one, also below groups nobody was in', () => {
    const root = emptyCell()
    for (const came of [true, true, true, false]) count(root, path, came, 1)
    const strengths = new Map([
      ['kind', 8],
      ['source', 8],
    ] as const)
    const [kind, source] = descend(root, prior, path, strengths)
    const ofKind = posterior(priorOfChild(prior, root, kind!.cell, 8), kind!.cell)
    expect(kind).toMatchObject({ step: path[0], belief: ofKind })
    const before = priorOfChild(prior, root, kind!.cell, 8)
    expect(source!.belief).toEqual(posterior(priorOfChild(before, kind!.cell, source!.cell, 8), source!.cell))
    const [unknown, below] = descend(root, prior, [{ level: 'kind', value: 'walk-in' }, path[1]], strengths)
    expect(unknown!.cell.n + below!.cell.n).toBe(0)
    expect(below!.belief.mean).toBeCloseTo((1 + 3) / 9, 12)
    expect(below!.belief.strength).toBeLessThan(unknown!.belief.strength)
  })
})
