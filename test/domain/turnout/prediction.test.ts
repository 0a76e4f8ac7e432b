import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyModel, fit, learn } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import { group, record } from './records.ts'

const yes = { reply: 'yes' } as const
const no = { reply: 'no' } as const

describe('one person’s chance', () => {
  it('starts at one in five, is called stated, and has a wide interval', () => {
    const [forecast] = predict(emptyModel(), [record(yes)])
    expect(forecast!.chance).toBeCloseTo(0.2, 12)
    expect(forecast!.basis).toBe('stated')
    expect(forecast!.decidedBy).toEqual({ level: 'team', value: '', n: 0, came: 0 })
    expect(forecast!.interval.to - forecast!.interval.from).toBeGreaterThan(0.5)
  })

  it('moves with the first outcome and is called measured once history outweighs the stated figure', () => {
    const model = emptyModel()
    learn(model, group(1, 1, yes))
    const first = predict(model, [record(yes)])[0]!
    expect(first.chance).toBeGreaterThan(0.2)
    expect(first.basis).toBe('stated')
    learn(model, group(4, 4, yes))
    expect(predict(model, [record(yes)])[0]!.basis).toBe('measured')
  })

  it('does not count the same people again at every level below', () => {
    const model = fit(group(4, 4, { ...yes, permission: 'yes', kind: 'agreed', source: 'site' }))
    const chance = predict(model, [record({ ...yes, permission: 'yes', kind: 'agreed', source: 'site' })])[0]!.chance
    expect(chance).toBeCloseTo((5 * 0.2 + 4) / (5 + 4), 12)
  })

  it('names the answer that decided it, and how many people gave that answer', () => {
    const model = fit([...group(212, 157, yes), ...group(80, 2, no)])
    const [said] = predict(model, [record(yes)], { reply: true, call: false })
    expect(said!.chance).toBeCloseTo(157 / 212, 1)
    expect(said!.decidedBy).toEqual({ level: 'reply', value: 'yes', n: 212, came: 157 })
    expect(said!.open).toEqual(['call'])
    expect(predict(model, [record(no)])[0]!.chance).toBeLessThan(0.06)
  })

  it('treats a reply not yet asked for as unknown, and silence as past silence turned out', () => {
    const model = fit([...group(100, 80, yes), ...group(100, 10, { reply: null })])
    const [pending] = predict(model, [record({})], { reply: false, call: false })
    const [silent] = predict(model, [record({})])
    expect(pending!.chance).toBeCloseTo(0.45, 1)
    expect(silent!.chance).toBeLessThan(0.2)
  })

  it('gives somebody of an unknown kind and source the chance of the wider group', () => {
    const model = fit([...group(60, 40, { ...yes, kind: 'agreed' }), ...group(60, 38, { ...yes, kind: 'walk-in' })])
    const [stranger] = predict(model, [record({ ...yes, kind: 'never seen', source: 'nor this' })])
    expect(stranger!.chance).toBeCloseTo(78 / 120, 1)
    expect(stranger!.decidedBy.level).not.toBe('kind')
  })

  it('learns from an earlier no-show of the same person', () => {
    const history = Array.from({ length: 40 }, (_, i) => [
      record({ person: `again${i}`, date: '2026-03-02', came: i < 20 }),
      record({ person: `again${i}`, date: '2026-03-16', came: i < 20 }),
    ]).flat()
    const model = fit(history)
    const [reliable, unreliable] = predict(model, [
      record({ person: 'again1', date: '2026-03-30' }),
      record({ person: 'again39', date: '2026-03-30' }),
    ])
    expect(reliable!.chance).toBeGreaterThan(0.7)
    expect(unreliable!.chance).toBeLessThan(0.3)
    expect(unreliable!.decidedBy).toMatchObject({ level: 'earlier', value: 'missed' })
  })

  it('learns from lead time where invitations are dated', () => {
    const model = fit([...group(60, 57, { invitedOn: '2026-03-02' }), ...group(60, 30, { invitedOn: '2026-02-01' })])
    const [sameDay, long] = predict(model, [record({ invitedOn: '2026-03-02' }), record({ invitedOn: '2026-02-10' })])
    expect(sameDay!.chance - long!.chance).toBeGreaterThan(0.3)
  })

  it('gives old outcomes less weight', () => {
    const later = ['2024-03-02', '2025-03-02', '2026-03-02'].flatMap((date) => group(50, 45, { date }))
    const chance = (history: ReturnType<typeof group>) => predict(fit([...history, ...later]), [record({})])[0]!.chance
    expect(chance(group(50, 5, { date: '2023-03-02' }))).toBeGreaterThan(0.8)
    expect(chance(group(50, 5, { date: '2024-03-01' }))).toBeLessThan(0.8)
  })

  it('survives a mistyped date: other outcomes keep at least half of their weight, and new ones count', () => {
    const history = [...group(100, 70, { date: '2026-03-02' }), ...group(100, 70, { date: '2026-04-02' })]
    const before = predict(fit(history), [record({})])[0]!
    for (const date of ['1924-04-02', '1970-04-02', '2202-04-02', '9999-04-02']) {
      const model = fit([...history, record({ date, came: false })])
      const [after] = predict(model, [record({})])
      expect(Math.abs(after!.chance - before.chance)).toBeLessThan(0.02)
      expect(after!.basis).toBe('measured')
      learn(model, group(200, 20, { date: '2026-05-02' }))
      expect(predict(model, [record({})])[0]!.chance).toBeLessThan(0.5)
    }
  })

  it('stays a probability, with the chance inside its interval, on any small history', () => {
    const answer = fc.constantFrom('yes', 'no', 'unsure', null)
    const outcome = fc.record({
      reply: answer,
      permission: answer,
      letter: answer,
      came: fc.boolean(),
      kind: fc.constantFrom('', 'a', 'b'),
      source: fc.constantFrom('', 'x', 'y', 'z'),
      date: fc.constantFrom('2016-02-29', '2025-12-31', '2026-01-01', '2026-11-24'),
      invitedOn: fc.constantFrom(null, '2016-02-28', '2027-01-01'),
    })
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 40 }), outcome, (history, person) => {
        const [forecast] = predict(fit(history.map(record)), [record(person)])
        expect(forecast!.chance).toBeGreaterThan(0)
        expect(forecast!.chance).toBeLessThan(1)
        expect(forecast!.interval.from).toBeLessThan(forecast!.interval.to)
        expect(forecast!.interval.from).toBeGreaterThanOrEqual(0)
        expect(forecast!.interval.to).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not depend on the order of the history', () => {
    const history = [
      ...group(30, 20, { ...yes, date: '2026-03-02' }),
      ...group(20, 3, { ...no, date: '2026-05-02' }),
      ...group(25, 10, { reply: 'unsure', date: '2026-04-02' }),
    ]
    const forward = predict(fit(history), [record(yes)])[0]!
    const backward = predict(fit(history.toReversed()), [record(yes)])[0]!
    expect(backward.chance).toBeCloseTo(forward.chance, 10)
  })
})
