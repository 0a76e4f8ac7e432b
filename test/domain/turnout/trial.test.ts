import { describe, expect, it } from 'vitest'
import { forecastSoFar } from '../../../src/domain/turnout/batch-forecast.ts'
import { evaluate } from '../../../src/domain/turnout/evaluation/evaluate.ts'
import { LEVELS_OF, pathOf } from '../../../src/domain/turnout/levels.ts'
import { fit } from '../../../src/domain/turnout/model.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'
import { group, record } from './records.ts'

const chanceIn = (history: ReturnType<typeof group>, trial: string | null, reply: 'yes' | null = null) =>
  forecastSoFar(fit(history), record({ trial, reply })).chance

/** Of those who got the other wording 70 of 100 came, of those with the usual one 40 of 100. */
const drawn = [...group(100, 40, { trial: '1a' }), ...group(100, 70, { trial: '1b' })]
const others = group(200, 100, {})

it('stands last on the way down, and not at all for people drawn for nothing', () => {
  for (const levels of Object.values(LEVELS_OF)) expect(levels.at(-1)).toBe('trial')
  const silent = { silentDays: 2, trial: '1b' }
  expect(pathOf(record(silent), 'neither', 'none').at(-1)).toEqual({ level: 'trial', value: '1b' })
  const levels = pathOf(record({ trial: null }), 'reply', 'none').map(({ level }) => level)
  expect(levels).not.toContain('trial')
})

it('moves the chance of people of its arm, and of nobody else', () => {
  const history = [...others, ...drawn]
  expect(chanceIn(history, '1b')).toBeGreaterThan(chanceIn(history, '1a') + 0.15)
  const without = history.map((one) => ({ ...one, trial: null }))
  expect(chanceIn(history, null)).toBe(chanceIn(without, null))
  // Of a trial that has just begun nothing is known yet.
  expect(chanceIn(history, '2b')).toBeCloseTo(chanceIn(history, null), 1)
})

it('is learned below each silence that somebody went through, as the silence itself', () => {
  const asked = [...drawn, ...others].map((one) => ({ ...one, silentDays: 5 }))
  const after = (silentDays: number, trial: string) => forecastSoFar(fit(asked), record({ silentDays, trial })).chance
  for (const days of [0.1, 2, 4]) expect(after(days, '1b')).toBeGreaterThan(after(days, '1a') + 0.15)
})

it('holds for people who replied, too', () => {
  const replied = [...drawn, ...others].map((one) => ({ ...one, reply: 'yes' as const, silentDays: 0.5 }))
  expect(chanceIn(replied, '1b', 'yes')).toBeGreaterThan(chanceIn(replied, '1a', 'yes') + 0.15)
})

it('is shrunk: three people of an arm hardly move it', () => {
  const few = [...others, ...group(3, 0, { trial: '1b' }), ...group(3, 2, { trial: '1a' })]
  expect(chanceIn(few, '1b')).toBeGreaterThan(0.4)
})

it('counts the same people by the silence as without a trial', () => {
  const silent = [...group(100, 20, { silentDays: 5 }), ...group(100, 80, { silentDays: 0.1, reply: 'yes' })]
  const half = silent.map((one, i) => ({ ...one, trial: i % 2 === 0 ? '1a' : null }))
  const after = (history: typeof silent) => forecastSoFar(fit(history), record({ silentDays: 5 })).chance
  expect(after(half)).toBeCloseTo(after(silent), 12)
})

describe.skipIf(INTERVIEW_FILE === undefined)('550 real invitations (skipped where the file is not at hand)', () => {
  it('are forecast as before there were trials, to the last digit: nobody of them was in one', () => {
    const rows = readInterviews(INTERVIEW_FILE!)
    const { logLoss, brier, auc } = evaluate([], rows)
    // As measured before the level was there.
    expect({ logLoss, brier, auc }).toEqual({
      logLoss: 0.5955007305587853,
      brier: 0.20434197420390618,
      auc: 0.66640610695624,
    })
  })
})
