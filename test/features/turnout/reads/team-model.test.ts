import { describe, expect, test } from 'vitest'
import { importAttendance } from '../../../../src/features/imports/acts/short-files/import-attendance.ts'
import { saveAttendance, toRow } from '../../../../src/features/imports/acts/short-files/attendance-rows.ts'
import { readTable } from '../../../../src/files/read-table.ts'
import { teamModel } from '../../../../src/features/turnout/reads/team-model.ts'
import { group } from '../../../domain/turnout/records.ts'
import { testNow } from '../../../support/app.ts'
import { testDatabase } from '../../../support/database.ts'
import { closedDay } from '../closed-day.ts'

describe('the team’s model', () => {
  test('learns a batch when it is closed, and an import at once', async () => {
    const { db, hold } = await closedDay(4)
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 6, came: 4 })
    await hold('2026-11-25')
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 12, came: 8 })
    await saveAttendance(db, group(10, 0, { source: 'x' }).map(toRow))
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 22, came: 8 })
  })

  test('learns again when another server or a corrected file changed the history', async () => {
    const { db } = await testDatabase()
    const load = async (came: string) => {
      const table = await readTable(Buffer.from(`ФИО,Дата,Ответ,Пришел\nКим Анна,24.10.2026,да,${came}\n`))
      await importAttendance(db, table, undefined, { at: testNow })
    }
    await load('да')
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 1, came: 1 })
    await load('нет')
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 1, came: 0 })
  })

  test('is built once for several requests at the same time', async () => {
    const { db, hold } = await closedDay(3)
    await teamModel(db)
    await hold('2026-11-25')
    const models = await Promise.all([teamModel(db), teamModel(db), teamModel(db)])
    expect(models.map((model) => model.trees.neither.n)).toEqual([12, 12, 12])
  })
})
