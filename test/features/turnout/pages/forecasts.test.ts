import { expect, test } from 'vitest'
import { saveAttendance, toRow } from '../../../../src/features/imports/acts/short-files/attendance-rows.ts'
import type { JudgedBatch } from '../../../../src/domain/turnout/evaluation/calibration.ts'
import { forecastsPage } from '../../../../src/features/turnout/pages/forecasts-view.ts'
import { translateInto } from '../../../../src/web/messages/index.ts'
import { formatsFor } from '../../../../src/web/texts/formats.ts'
import { group } from '../../../domain/turnout/records.ts'
import { closedDay } from '../closed-day.ts'

test('the forecasts page shows forecasts beside outcomes with one verdict', async () => {
  const { db, hr, batchId } = await closedDay(4)
  const kept = await db
    .selectFrom('batches')
    .select('forecast_json')
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(kept.forecast_json!)).toMatchObject({ expected: 2.4, interval: { from: 1, to: 4 } })
  expect((await hr.get('/turnout/forecasts')).body).toContain('Too early for a verdict: only 1 batch has a forecast')
  for (let day = 1; day <= 9; day += 1)
    await saveAttendance(db, group(10, 5, { date: `2026-03-0${day}`, batch: `b${day}` }).map(toRow))
  const { body } = await hr.get('/turnout/forecasts')
  expect(body).toMatch(/\d days? of|\d of 1 day fell into the band/)
  expect(body).toMatch(/Over 9 days forecast and turnout differ no more/)
  expect(body).toMatch(/class="day-bands"/)
})

/** Days of 100 invited whose band holds 90 % and spans so many people; so many of them fell into it. */
function days(number: number, right: number, width: number): JudgedBatch[] {
  const interval = { from: 50, to: 50 + width, mass: 0.9 }
  return Array.from({ length: number }, (_, day) => ({
    date: `2026-03-${String(day + 1).padStart(2, '0')}`,
    invited: 100,
    expected: 50 + width / 2,
    variance: 400,
    interval,
    came: day < right ? 50 + width / 2 : day % 2 === 0 ? 49 : 51 + width,
  }))
}

test.for([
  [
    'more days in the band than promised: too wide',
    20,
    20,
    30,
    '20 of 20 days',
    '18 were expected to: too wide so far',
  ],
  ['as many as promised', 20, 18, 30, '18 of 20 days', 'as many as were expected to'],
  ['a few less, which may be chance', 20, 16, 30, '16 of 20 days', 'over so few days that may be chance'],
  ['far fewer', 20, 10, 30, '10 of 20 days', 'worse than the band promises'],
  ['a band that spans half of the invited', 20, 18, 54, '54 people of a hundred', 'says little so far'],
] as const)('the verdict claims no more than the days show: %s', ([, number, right, width, ...texts]) => {
  const visitor = {
    t: translateInto('en'),
    format: formatsFor('en'),
    user: null,
    session: null,
    language: 'en',
    theme: 'auto',
    may: () => true,
  } as const
  const nothing = { outcomes: [], batches: [] }
  const { picture } = forecastsPage({ outcomes: [], batches: days(number, right, width) }, nothing, visitor)
  for (const text of texts) expect(picture!.text).toContain(text)
})
