import { describe, expect, it } from 'vitest'
import type { AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'
import { forecastSoFar } from '../../../src/domain/turnout/batch-forecast.ts'
import { evaluate } from '../../../src/domain/turnout/evaluation/evaluate.ts'
import { learningPathOf } from '../../../src/domain/turnout/levels.ts'
import { fit } from '../../../src/domain/turnout/model.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'
import { group, record } from './records.ts'

const chanceAfter = (history: AttendanceRecord[], silentDays: number | null) =>
  forecastSoFar(fit(history), record({ silentDays })).chance

/** As in a clinic's 577 appointments: of those who confirmed 82 % came, of the silent 58 %. */
const asked = [
  ...group(200, 164, { reply: 'yes', silentDays: 0.2 }),
  ...group(100, 60, { reply: 'yes', silentDays: 2 }),
  ...group(200, 60, { reply: null, silentDays: 6 }),
]
const notAsked = group(200, 140, {})

it.each([
  [null, null, ['silence:']],
  ['yes', null, []],
  ['yes', 0.5, ['silence:asked']],
  ['no', 2.5, ['silence:asked', 'silentForDay:asked']],
  [null, 3, ['silence:asked', 'silentForDay:asked', 'silentForThreeDays:asked']],
] as const)('a reply of %s after %s days teaches the silences %j', (reply, silentDays, silences) => {
  const path = learningPathOf(record({ reply, silentDays }), 'neither', 'none')
  expect(path.slice(4).map(({ level, value }) => `${level}:${value}`)).toEqual(silences)
})

it('people who are silent for longer come less often, and who replied later counts among the silent until then', () => {
  const [hour, day, days] = [0.05, 1.5, 4].map((age) => chanceAfter([...asked, ...notAsked], age))
  // Of all who were asked 284 of 500 came, of those silent for a day 120 of 300, of those silent for three 60 of 200.
  expect(hour).toBeCloseTo(0.568, 1)
  expect(day).toBeCloseTo(0.4, 1)
  expect(days).toBeCloseTo(0.3, 1)
})

it('who was not asked is not silent: their chance is that of everybody, as if no silence were known', () => {
  const history = [...asked, ...notAsked]
  const unknown = history.map((one) => ({ ...one, silentDays: null }))
  expect(chanceAfter(history, null)).toBe(chanceAfter(unknown, null))
  expect(chanceAfter(history, null)).toBeGreaterThan(chanceAfter(history, 4) + 0.2)
})

it('a silence of few people is shrunk towards all others, as much as any other group of so few', () => {
  const others = group(200, 100, {})
  const bySilence = chanceAfter([...others, ...group(3, 0, { silentDays: 5 })], 5)
  const fromElsewhere = fit([...others, ...group(3, 0, { source: 'elsewhere' })])
  expect(bySilence).toBeCloseTo(forecastSoFar(fromElsewhere, record({ source: 'elsewhere' })).chance, 1)
  expect(bySilence).toBeGreaterThan(0.35)
})

describe.skipIf(INTERVIEW_FILE === undefined)('550 real invitations (skipped where the file is not at hand)', () => {
  it('are forecast as before silence had an age, .596 nats each: nobody knows when those people were asked', () => {
    const rows = readInterviews(INTERVIEW_FILE!)
    const { logLoss, brier, auc } = evaluate([], rows)
    expect(logLoss).toBeCloseTo(0.5955, 4)
    expect(
      evaluate(
        [],
        rows.map((row) => ({ ...row, silentDays: null })),
      ),
    ).toMatchObject({ logLoss, brier, auc })
  })
})
