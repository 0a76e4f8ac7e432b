import { describe, expect, test } from 'vitest'
import { EVERYTHING_ASKED, leadTime, pathOf, viewOf, viewsLearning } from '../../../src/domain/turnout/levels.ts'
import { record } from './records.ts'

test.each([
  [null, ''],
  ['2026-03-03', ''],
  ['2026-03-02', '0'],
  ['2026-03-01', '1-3'],
  ['2026-02-27', '1-3'],
  ['2026-02-26', '4-13'],
  ['2026-02-17', '4-13'],
  ['2026-02-16', '14+'],
])('an invitation of %s for 2 March has the lead time %j', (invitedOn, days) => {
  expect(leadTime(record({ date: '2026-03-02', invitedOn }))).toBe(days)
})

describe('the way to look at an invitation', () => {
  test('goes by the answers that are at hand: a question not put, or a reply not given, has none', () => {
    const replied = record({ reply: 'no' })
    const silent = record({ reply: null })
    const asked = (reply: boolean, call: boolean) => ({ reply, call })
    expect(viewOf(replied, asked(true, true))).toBe('replyAndCall')
    expect(viewOf(replied, asked(true, false))).toBe('reply')
    expect(viewOf(replied, asked(false, true))).toBe('call')
    expect(viewOf(replied, asked(false, false))).toBe('neither')
    expect(viewOf(silent, asked(true, true))).toBe('call')
    expect(viewOf(silent, asked(true, false))).toBe('neither')
  })

  test('outcomes teach the views by the reply only where there was one', () => {
    expect(viewsLearning(record({ reply: 'unsure' }))).toEqual(['replyAndCall', 'call', 'reply', 'neither'])
    expect(viewsLearning(record({ reply: null }))).toEqual(['call', 'neither'])
  })

  test('leads from the broadest group to the closest, with an empty text where nothing is known', () => {
    const invitation = record({
      reply: 'yes',
      permission: 'no',
      letter: 'yes',
      route: 'unsure',
      kind: 'agreed',
      source: 'site',
    })
    expect(pathOf(invitation, 'replyAndCall', 'missed')).toEqual([
      { level: 'reply', value: 'yes' },
      { level: 'permission', value: 'no' },
      { level: 'yesAnswers', value: '1' },
      { level: 'kind', value: 'agreed' },
      { level: 'leadTime', value: '' },
      { level: 'earlier', value: 'missed' },
      { level: 'source', value: 'site' },
    ])
    expect(pathOf(record({}), 'call', 'none').map(({ value }) => value)).toEqual(['', '', '', '', 'none', '', ''])
  })

  test('only somebody who was asked and did not reply is silent', () => {
    const levels = (reply: 'yes' | null, asked = EVERYTHING_ASKED) =>
      pathOf(record({ reply }), 'neither', 'none', asked).map(({ level }) => level)
    expect(levels(null)).toContain('silence')
    expect(levels('yes')).not.toContain('silence')
    expect(levels(null, { reply: false, call: true })).not.toContain('silence')
  })
})
