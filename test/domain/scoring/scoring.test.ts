import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranking, scoreOf } from '../../../src/domain/scoring/ranking.ts'
import { criterionMarks, type Mark } from '../../../src/domain/scoring/ratings.ts'
import { weightChanges } from '../../../src/domain/scoring/weight-change.ts'

const criteria = ['tact', 'law', 'learning', 'speech'] as const
const mark = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Mark>
const observed = fc
  .tuple(...criteria.map(() => fc.option(fc.integer({ min: 2, max: 10 }).map((halves) => halves / 2))))
  .map(
    (marks): Map<string, number> =>
      new Map(
        criteria.flatMap((criterion, i) => {
          const given = marks[i] ?? null
          return given === null ? [] : [[criterion, given] as const]
        }),
      ),
  )
const weights = fc
  .tuple(...criteria.map(() => fc.integer({ min: 0, max: 10 })))
  .map((all): Map<string, number> => new Map(criteria.map((criterion, i) => [criterion, all[i] ?? 0])))

describe('marks of several interviewers', () => {
  const rating = (interviewer: number, claimed: Mark | null, seen: Mark | null) => ({
    interviewer,
    criterion: 'tact',
    claimed,
    observed: seen,
  })

  it('are their mean with its ends, and the gap of those who gave both', () => {
    expect(criterionMarks([rating(1, 5, 3), rating(2, 4, 4), rating(3, null, 2)])).toEqual({
      claimed: { mean: 4.5, lowest: 4, highest: 5, n: 2 },
      observed: { mean: 3, lowest: 2, highest: 4, n: 3 },
      overclaimed: 1,
    })
  })

  it('are unknown, not low, where nobody looked', () => {
    expect(criterionMarks([rating(1, 5, null)])).toEqual({
      claimed: { mean: 5, lowest: 5, highest: 5, n: 1 },
      observed: null,
      overclaimed: null,
    })
  })

  it('lie between their ends', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1 }), (marks) => {
        const { observed: all } = criterionMarks(marks.map((one, i) => rating(i, null, one)))
        expect(all?.mean).toBeGreaterThanOrEqual(all?.lowest ?? 9)
        expect(all?.mean).toBeLessThanOrEqual(all?.highest ?? 0)
      }),
    )
  })
})

describe('score', () => {
  it('is the weighted mean of what was observed, with the share of the weight it stands for', () => {
    const all = new Map([
      ['tact', 3],
      ['law', 1],
      ['learning', 1],
    ])
    expect(
      scoreOf(
        new Map([
          ['tact', 5],
          ['law', 3],
        ]),
        all,
      ),
    ).toEqual({ score: 4.5, coverage: 0.8 })
    expect(scoreOf(new Map(), all)).toEqual({ score: null, coverage: 0 })
  })

  it('asks only for proportions of weights, and never falls when a mark rises', () => {
    fc.assert(
      fc.property(observed, weights, fc.constantFrom(...criteria), (marks, all, raised) => {
        const { score } = scoreOf(marks, all)
        const double = scoreOf(marks, new Map([...all].map(([criterion, weight]) => [criterion, weight * 2])))
        if (score === null) expect(double.score).toBeNull()
        else expect(double.score).toBeCloseTo(score, 12)
        const before = marks.get(raised)
        if (score === null || before === undefined) return
        expect(scoreOf(new Map(marks).set(raised, before + 0.5), all).score).toBeGreaterThanOrEqual(score - 1e-12)
      }),
    )
  })

  it('ranks equal people on one place and those without a score last, without a place', () => {
    const people = [
      { id: 'unseen', observed: new Map<string, number>() },
      { id: 'good', observed: new Map([['tact', 4]]) },
      { id: 'as good', observed: new Map([['law', 4]]) },
      { id: 'best', observed: new Map([['tact', 5]]) },
      { id: 'weaker', observed: new Map([['tact', 2]]) },
    ]
    const order = ranking(
      people,
      new Map([
        ['tact', 1],
        ['law', 1],
      ]),
    )
    expect(order.map(({ person, place }) => [person.id, place])).toEqual([
      ['best', 1],
      ['good', 2],
      ['as good', 2],
      ['weaker', 4],
      ['unseen', null],
    ])
  })
})

it('scores that differ by rounding alone share a place', () => {
  const weights = new Map([
    ['tact', 0.1],
    ['law', 0.2],
    ['speech', 0.7],
  ])
  const everywhere = new Map([...weights.keys()].map((criterion) => [criterion, 3]))
  const once = new Map([['tact', 3]])
  expect(scoreOf(once, weights).score).not.toBe(scoreOf(everywhere, weights).score)
  for (const people of [
    [{ observed: once }, { observed: everywhere }],
    [{ observed: everywhere }, { observed: once }],
  ]) {
    expect(ranking(people, weights).map(({ place }) => place)).toEqual([1, 1])
    expect(ranking(people, weights).map(({ person }) => person)).toEqual(people)
  }
})

describe('what would change the order', () => {
  it('names the nearest move first', () => {
    fc.assert(
      fc.property(observed, observed, weights, (a, b, all) => {
        const moves = weightChanges(a, b, all).map(({ weight, meets }) => Math.abs(meets - weight))
        expect(moves).toEqual(moves.toSorted((x, y) => x - y))
      }),
    )
  })

  it('is nothing where the scores are the same already, or one has none', () => {
    const all = new Map([
      ['tact', 3],
      ['law', 1],
    ])
    const even = new Map([
      ['tact', 4],
      ['law', 4],
    ])
    expect(weightChanges(even, new Map([['law', 4]]), all)).toEqual([])
    expect(weightChanges(even, new Map(), all)).toEqual([])
    expect(weightChanges(new Map(), even, all)).toEqual([])
  })

  it('is no weight of 0 and none below: there the scores only become equal', () => {
    // Alike in law; by tact the one is better at every weight above 0.
    const [a, b] = [
      new Map([
        ['tact', 5],
        ['law', 3],
      ]),
      new Map([
        ['tact', 4],
        ['law', 3],
      ]),
    ]
    expect(
      weightChanges(
        a,
        b,
        new Map([
          ['tact', 2],
          ['law', 1],
        ]),
      ),
    ).toEqual([])
  })

  it('is the weight at which the scores meet', () => {
    const [a, b] = [
      new Map([
        ['tact', 5],
        ['law', 2],
      ]),
      new Map([
        ['tact', 3],
        ['law', 4],
      ]),
    ]
    const all = new Map([
      ['tact', 3],
      ['law', 1],
    ])
    expect(weightChanges(a, b, all)).toEqual([
      { criterion: 'tact', weight: 3, meets: 1 },
      { criterion: 'law', weight: 1, meets: 3 },
    ])
  })

  it('is nothing where one is better by everything', () => {
    expect(weightChanges(new Map([['tact', 5]]), new Map([['tact', 3]]), new Map([['tact', 2]]))).toEqual([])
  })

  it('makes the scores equal, and nothing nearer does', () => {
    fc.assert(
      fc.property(observed, observed, weights, (a, b, all) => {
        const gap = (criterion: string, weight: number) => {
          const changed = new Map(all).set(criterion, weight)
          const [one, other] = [scoreOf(a, changed).score, scoreOf(b, changed).score]
          return one === null || other === null ? null : one - other
        }
        for (const { criterion, weight, meets } of weightChanges(a, b, all)) {
          expect(Math.abs(gap(criterion, meets) ?? 1)).toBeLessThan(1e-6)
          const now = gap(criterion, weight) ?? 0
          for (const share of [0.25, 0.5, 0.75]) {
            expect(Math.sign(gap(criterion, weight + share * (meets - weight)) ?? 0)).toBe(Math.sign(now))
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('finds every criterion that can do it', () => {
    fc.assert(
      fc.property(observed, observed, weights, (a, b, all) => {
        const found = new Set(weightChanges(a, b, all).map(({ criterion }) => criterion))
        const gap = (changed: Map<string, number>) =>
          (scoreOf(a, changed).score ?? NaN) - (scoreOf(b, changed).score ?? NaN)
        const now = gap(all)
        if (!(Math.abs(now) > 1e-6)) return
        for (const criterion of criteria) {
          for (let weight = 0.01; weight < 40; weight *= 1.5) {
            const then = gap(new Map(all).set(criterion, weight))
            if (Math.sign(then) === -Math.sign(now) && Math.abs(then) > 1e-6) expect(found).toContain(criterion)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
