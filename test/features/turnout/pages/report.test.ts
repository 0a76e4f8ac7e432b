import { expect, test } from 'vitest'
import { saveAttendance, toRow } from '../../../../src/features/imports/acts/short-files/attendance-rows.ts'
import { group } from '../../../domain/turnout/records.ts'
import { closedDay } from '../closed-day.ts'

test('the report shows turnout by known traits, hides small groups, and claims no cause', async () => {
  const { db, hr } = await closedDay(5)
  await saveAttendance(
    db,
    [
      ...group(20, 10, { source: 'ads' }),
      ...group(3, 3, { source: 'tiny one' }),
      ...group(3, 0, { source: 'tiny two' }),
    ].map(toRow),
  )
  const { body } = await hr.get('/turnout')
  expect(body).toContain('18 of 32')
  expect(body).toMatch(/ads<\/th>[\s\S]*?<strong>50\.0 %<\/strong>[\s\S]*?10 of 20/)
  expect(body).toContain('2 groups under 5, together')
  expect(body).not.toContain('tiny')
  for (const dimension of ['vacancy', 'city', 'weekday', 'hour', 'lead', 'call'])
    expect(body).toContain(`href="/turnout?by=${dimension}"`)
  expect((await hr.get('/turnout?by=city')).body).toContain('Moscow')
  expect(body).toContain('not what causes')
})
