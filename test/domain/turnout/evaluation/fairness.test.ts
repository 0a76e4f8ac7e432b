import { describe, expect, it } from 'vitest'
import {
  chanceOfSource,
  expectedWaits,
  NEVER_USED,
  treatmentBySource,
} from '../../../../src/domain/turnout/evaluation/fairness.ts'
import { USED_FIELDS } from '../../../../src/domain/turnout/levels.ts'
import { fit } from '../../../../src/domain/turnout/model.ts'
import { predict } from '../../../../src/domain/turnout/prediction.ts'
import { group, record } from '../records.ts'

describe('what never enters a forecast', () => {
  it('is not read by the model, even where a record carries it', () => {
    const read = new Set<string>()
    const watched = <T extends object>(row: T): T =>
      new Proxy(
        { ...row, gender: 'f', age: 30, maritalStatus: 'single' },
        {
          get: (target, field, receiver) => {
            read.add(String(field))
            return Reflect.get(target, field, receiver)
          },
          ownKeys: () => {
            throw new Error('a record was read whole')
          },
        },
      )
    const history = group(30, 20, { reply: 'yes', kind: 'agreed', source: 'site', invitedOn: '2026-03-01' })
    predict(fit(history.map(watched)), [watched(record({ reply: 'yes' })), watched(record({}))])
    expect([...read].sort()).toEqual([...USED_FIELDS, 'came'].sort())
    for (const field of NEVER_USED) expect(read).not.toContain(field)
  })
})

describe('how people of each source fare', () => {
  const person = { source: 'a', chance: 0.8, invited: true, expectedWait: 12, wait: 10 }
  const left = { ...person, invited: false, expectedWait: null, wait: null }

  it('is shown by the share invited and by the waiting, expected and measured', () => {
    const [a, b] = treatmentBySource([
      person,
      { ...person, expectedWait: 20, wait: null },
      { ...left, chance: 0.5 },
      { ...left, source: 'b', chance: 0.2 },
    ])
    expect(a).toMatchObject({
      source: 'a',
      considered: 3,
      invited: 2,
      invitedShare: 2 / 3,
      meanExpectedWait: 16,
      meanWait: 10,
    })
    expect(a!.meanChance).toBeCloseTo(0.7, 12)
    expect(a!.invitedInterval.from).toBeLessThan(2 / 3)
    expect(a!.invitedInterval.to).toBeGreaterThan(2 / 3)
    expect(b).toMatchObject({
      source: 'b',
      considered: 1,
      invited: 0,
      invitedShare: 0,
      meanExpectedWait: null,
      meanWait: null,
    })
  })

  it('is listed by the number of people, equal ones by name', () => {
    const sources = ['b', 'c', 'c', 'a'].map((source) => ({ ...left, source }))
    expect(treatmentBySource(sources).map(({ source }) => source)).toEqual(['c', 'a', 'b'])
  })

  it('averages a source over the kinds of invitations, each by its number of people', () => {
    const model = fit([...group(90, 80, { kind: 'flow' }), ...group(10, 1, { kind: 'group' })])
    const [flow, other] = ['flow', 'group'].map(
      (kind) => predict(model, [record({ kind })], { reply: false, call: false })[0]!.chance,
    )
    expect(chanceOfSource(model, '')).toBeCloseTo(0.9 * flow! + 0.1 * other!, 10)
  })

  it('gives each source the chance that its people had, whatever kinds of invitations there were', () => {
    const model = fit([
      ...group(60, 45, { kind: 'flow', source: 'a' }),
      ...group(60, 10, { kind: 'flow', source: 'b' }),
      ...group(40, 8, { kind: 'group', source: 'b' }),
    ])
    expect(chanceOfSource(model, 'a')).toBeGreaterThan(chanceOfSource(model, 'b') + 0.2)
    expect(chanceOfSource(fit([]), 'a')).toBe(0.2)
  })

  it('expects the waiting that a queue makes, slot by slot', () => {
    // Two who surely come to one interviewer: one of them waits a slot. Whoever comes next waits for nobody.
    expect(
      expectedWaits(
        [
          { chances: [1, 1], interviewers: 1 },
          { chances: [], interviewers: 1 },
          { chances: [0.5], interviewers: 1 },
        ],
        30,
      ),
    ).toEqual([15, 0, 0])
    const [first, second] = expectedWaits(
      [
        { chances: [0.5, 0.5, 0.5], interviewers: 1 },
        { chances: [0.5, 0.5, 0.5], interviewers: 1 },
      ],
      30,
    )
    expect(second!).toBeGreaterThan(first!)
  })
})
