import { describe, expect, test } from 'vitest'
import { byDay, emptyModel, fit, learn, teamBelief } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import { group, record } from './records.ts'

const AFTER_A_MONTH = 0.5 ** (30 / 365)

describe('how much an outcome counts', () => {
  const weightOf = (...dates: string[]) => fit(dates.map((date) => record({ date }))).trees.neither.weight

  test('halves within a year, month by month of thirty days', () => {
    expect(weightOf('2026-03-02', '2026-03-02')).toBe(2)
    expect(weightOf('2026-03-02', '2026-04-01')).toBeCloseTo(1 + AFTER_A_MONTH, 12)
    expect(weightOf('2026-03-02', '2026-05-31')).toBeCloseTo(1 + AFTER_A_MONTH ** 3, 12)
  })

  test('a gap of years takes no more than one year does', () => {
    expect(weightOf('2016-03-02', '2026-04-01')).toBeCloseTo(1 + AFTER_A_MONTH ** 13, 12)
  })

  test('an older outcome that becomes known later counts by its age', () => {
    const model = emptyModel()
    learn(model, [record({ date: '2026-04-01', came: true })])
    learn(model, [record({ date: '2026-03-02', came: false })])
    expect(model.trees.neither).toMatchObject({ n: 2, came: 1, weightCame: 1 })
    expect(model.trees.neither.weight).toBeCloseTo(1 + AFTER_A_MONTH, 12)
  })

  test('the rate of the team is one in five of five people, and what came after', () => {
    expect(teamBelief(emptyModel())).toEqual({ mean: 0.2, strength: 5 })
    expect(teamBelief(fit(group(15, 9, {})))).toEqual({ mean: (1 + 9) / 20, strength: 20 })
  })
})

describe('learning outcomes', () => {
  test('a batch of two or more shows what its people share, one alone does not', () => {
    const model = emptyModel()
    learn(model, [record({ batch: 'a' }), record({ batch: 'b' })])
    expect(model.batches).toHaveLength(0)
    learn(model, [record({ batch: 'c', came: true }), record({ batch: 'c' }), record({ batch: 'd' })])
    expect(model.batches).toHaveLength(1)
  })

  test('a batch is compared with what was known before any of it', () => {
    const model = emptyModel()
    learn(model, group(4, 3, {}))
    expect(model.batches[0]!.surplus).toBeCloseTo(3 - 4 * 0.2, 12)
    expect(model.batches[0]!.variance).toBeCloseTo(4 * 0.2 * 0.8, 12)
  })

  test('how groups differ is estimated anew when the history has grown by half', () => {
    const model = emptyModel()
    const estimatedAfter = (more: number) => {
      learn(model, group(more, 0, {}))
      return model.estimatedAt
    }
    expect([estimatedAfter(10), estimatedAfter(4), estimatedAfter(1), estimatedAfter(7), estimatedAfter(1)]).toEqual([
      10, 10, 15, 15, 23,
    ])
  })

  test('a person who once missed stays one who missed; somebody unnamed has no earlier invitations', () => {
    const model = fit([
      record({ person: 'anna', date: '2026-03-02', came: false }),
      record({ person: 'anna', date: '2026-03-03', came: true }),
      record({ person: 'vera', date: '2026-03-02', came: true }),
      record({ person: '', date: '2026-03-02', came: false }),
    ])
    expect([...model.earlier]).toEqual([
      ['anna', 'missed'],
      ['vera', 'came'],
    ])
    const earlier = (person: string) =>
      predict(model, [record({ person })])[0]!.grounds.find(({ level }) => level === 'earlier')!.value
    expect(['anna', 'vera', 'new', ''].map(earlier)).toEqual(['missed', 'came', 'none', 'none'])
  })

  test('a history is learnt day by day, earliest first', () => {
    const days = byDay([{ date: '2026-03-03' }, { date: '2025-12-31' }, { date: '2026-03-03' }])
    expect(days.map((day) => day.map(({ date }) => date))).toEqual([['2025-12-31'], ['2026-03-03', '2026-03-03']])
  })
})
