import { describe, expect, test } from 'vitest'
import { importAttendance } from '../../../../src/features/imports/acts/short-files/import-attendance.ts'
import { saveAttendance, toRow } from '../../../../src/features/imports/acts/short-files/attendance-rows.ts'
import { readTable } from '../../../../src/files/read-table.ts'
import { allOf, wholeHistory } from '../../../../src/features/turnout/reads/history.ts'
import { teamModel } from '../../../../src/features/turnout/reads/team-model.ts'
import { group } from '../../../domain/turnout/records.ts'
import { testNow } from '../../../support/app.ts'
import { testDatabase } from '../../../support/database.ts'
import { closedDay } from '../closed-day.ts'

function history(db: Parameters<typeof wholeHistory>[0]) {
  return allOf(wholeHistory(db))
}

describe('the history as a file', () => {
  test('contains own and imported batches, and can be imported again', async () => {
    const { db, hr } = await closedDay(4)
    await saveAttendance(db, [...group(3, 1, { source: '=cmd', reply: 'unsure', letter: 'no' })].map(toRow))
    const answer = await hr.get('/turnout/history.csv')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [header, ...lines] = answer.body.trim().split('\r\n')
    expect(header).toBe(
      'person,batch,date,invited_on,kind,source,city,reply,permission,calendar,call_ahead,second_phone,documents,route,letter,came',
    )
    expect(lines).toHaveLength(9)
    expect(lines.filter((line) => line.includes("'=cmd"))).toHaveLength(3)
    expect(lines.filter((line) => /,flow,hh\.ru,.*,yes,,,,,,,,yes$/.test(line))).toHaveLength(4)
    const other = await testDatabase()
    await importAttendance(other.db, await readTable(Buffer.from(answer.body)), undefined, { at: testNow })
    const known = (all: Awaited<ReturnType<typeof history>>) =>
      all.map(({ source, reply, came }) => `${source} ${reply} ${came}`).toSorted()
    expect(known(await history(other.db))).toEqual(known(await history(db)))
  })

  test('changes nothing when imported into its own database: own batches are set aside, the rest is known', async () => {
    const { db, hr, batchId } = await closedDay(4)
    await saveAttendance(db, group(12, 5, { source: 'ads', reply: 'yes' }).map(toRow))
    const before = await allOf(wholeHistory(db))
    const { body } = await hr.get('/turnout/history.csv')
    const stranger = `somebody,batch ${batchId},2026-11-24,,,,,,,,,,,,,yes\r\n`
    const report = await importAttendance(db, await readTable(Buffer.from(body + stranger)), undefined, { at: testNow })
    expect(report).toMatchObject({ rows: 19, created: 1, updated: 0, unchanged: 12 })
    expect(report.setAside).toEqual([14, 15, 16, 17, 18, 19].map((row) => ({ row, reason: 'own-batch' })))
    await db.deleteFrom('attendance_records').where('person', '=', 'somebody').execute()
    expect(await allOf(wholeHistory(db))).toEqual(before)
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 18, came: 9 })
  })

  test('is refused to people who may only read reports', async () => {
    const { visitor } = await closedDay(1)
    expect((await (await visitor('manager')).get('/turnout/history.csv')).statusCode).toBe(403)
  })
})
