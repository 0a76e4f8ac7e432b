import { describe, expect, it } from 'vitest'
import { NEVER_USED, treatmentBySource } from '../../../src/domain/turnout/fairness.ts'
import { USED_FIELDS } from '../../../src/domain/turnout/levels.ts'
import { fit } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import { group, record } from './records.ts'

describe('what never enters a forecast', () => {
  it('is not read by the model, even where a record carries it', () => {
    const read = new Set<string>()
    const watched = <T extends object>(row: T): T => new Proxy({ ...row, gender: 'f', age: 30, maritalStatus: 'single' }, {
      get: (target, field, receiver) => {
        read.add(String(field))
        return Reflect.get(target, field, receiver)
      },
      ownKeys: () => { throw new Error('a record was read whole') },
    })
    const history = group(30, 20, { reply: 'yes', kind: 'agreed', source: 'site', invitedOn: '2026-03-01' })
    predict(fit(history.map(watched)), [watched(record({ reply: 'yes' })), watched(record({}))])
    expect([...read].sort()).toEqual([...USED_FIELDS, 'came'].sort())
    for (const field of NEVER_USED) expect(read).not.toContain(field)
  })
})

describe('how people of each source fare', () => {
  it('is told by invitations and waiting', () => {
    expect(treatmentBySource([
      { source: 'a', chance: 0.8, invited: true, wait: 10 }, { source: 'a', chance: 0.6, invited: false, wait: null },
      { source: 'b', chance: 0.2, invited: false, wait: null },
    ])).toEqual([
      { source: 'a', considered: 2, invited: 1, invitedShare: 0.5, meanChance: 0.7, meanWait: 10 },
      { source: 'b', considered: 1, invited: 0, invitedShare: 0, meanChance: 0.2, meanWait: null },
    ])
  })
})
