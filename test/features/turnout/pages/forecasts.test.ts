import { expect, test } from 'vitest'
import { saveAttendance, toRow } from '../../../../src/features/imports/acts/short-files/attendance-rows.ts'
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
  expect(body).toMatch(/Over 9 days no lasting miss/)
  expect(body).toMatch(/class="day-bands"/)
})
