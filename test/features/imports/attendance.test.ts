import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { loadAttendance, realAttendanceFile } from './support.ts'

const header = 'ФИО,Дата собеседования,Источник,Партия,Ответ,Пришел,Пол'
const kept = (db: Awaited<ReturnType<typeof testDatabase>>['db']) =>
  db.selectFrom('attendance_records').select(['person', 'batch', 'date', 'reply', 'came']).orderBy('id').execute()

describe('attendance', () => {
  test('every row is counted: loaded, or set aside with its reason', async () => {
    const { db } = await testDatabase()
    const report = await loadAttendance(db, [
      header,
      'Ёлкина Юлия,24.11.2026,hh.ru,,да,да,Ж',
      'Ким Анна,24.11.2026,hh.ru,,возможно,не пришла,Ж',
      ',,,,,,',
      'Ли Олег,когда-нибудь,hh.ru,,да,да,М',
      'Ли Олег,25.11.2026,hh.ru,,в 11:00,самоотказ,М',
      'Цой Инна,25.11.2026,hh.ru,,да,,Ж',
    ])
    expect(report).toMatchObject({ rows: 5, created: 3, updated: 0, unchanged: 0 })
    expect(report.setAside).toEqual([
      { row: 5, reason: 'date-unreadable' },
      { row: 7, reason: 'outcome-missing' },
    ])
    expect(report.notes).toEqual([{ field: 'reply', code: 'answer-unreadable', count: 1, rows: [6] }])
    expect(report.dropped).toEqual([{ heading: 'Пол', why: 'forbidden' }])
    expect(await kept(db)).toEqual([
      { person: 'Ёлкина Юлия', batch: '2026-11-24 hh.ru', date: '2026-11-24', reply: 'yes', came: 1 },
      { person: 'Ким Анна', batch: '2026-11-24 hh.ru', date: '2026-11-24', reply: 'unsure', came: 0 },
      { person: 'Ли Олег', batch: '2026-11-25 hh.ru', date: '2026-11-25', reply: null, came: 0 },
    ])
  })

  test('the same file again changes nothing; a corrected one changes what it corrects', async () => {
    const { db } = await testDatabase()
    const file = [header, 'Ким Анна,24.11.2026,hh.ru,,да,да,', 'Ли Олег,24.11.2026,hh.ru,,да,нет,']
    await loadAttendance(db, file)
    const before = await kept(db)
    expect(await loadAttendance(db, file)).toMatchObject({
      rows: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
      setAside: [],
    })
    expect(await kept(db)).toEqual(before)
    const corrected = [...file.slice(0, 2), 'Ли Олег,24.11.2026,hh.ru,,да,пришел,', 'Цой Инна,24.11.2026,hh.ru,,да,да,']
    expect(await loadAttendance(db, corrected)).toMatchObject({ rows: 3, created: 1, updated: 1, unchanged: 1 })
    expect((await kept(db)).map(({ came }) => came)).toEqual([1, 1, 1])
  })

  test('a row repeated in the file counts once, and is set aside when it says something else', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      'Ким Анна,24.11.2026,hh.ru,,да,да,',
      'Ким Анна,24.11.2026,hh.ru,,да,да,',
      'Ким Анна,24.11.2026,hh.ru,,да,нет,',
    ]
    const repeated = [{ row: 4, reason: 'repeated-differently' }]
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 3, created: 1, unchanged: 1, setAside: repeated })
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 3, created: 0, unchanged: 2, setAside: repeated })
    expect((await kept(db)).map(({ came }) => came)).toEqual([1])
  })

  test('a dry run says the same and writes nothing', async () => {
    const { db } = await testDatabase()
    const file = [header, 'Ким Анна,24.11.2026,hh.ru,,да,да,', 'Ли Олег,,hh.ru,,да,нет,']
    const trial = await loadAttendance(db, file, true)
    expect(await kept(db)).toEqual([])
    expect(await loadAttendance(db, file)).toEqual(trial)
  })

  test('texts that no index could hold are shortened, marks without a shape let go', async () => {
    const { db } = await testDatabase()
    const long = 'ﷺ'.repeat(40_000)
    const file = [header, `${long},24.11.2026,${long},${long},да,да,`, 'Ким\u0007 Анна,24.11.2026,hh.ru,,да,да,']
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 2, created: 2 })
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 2, unchanged: 2 })
    expect((await kept(db))[1]).toMatchObject({ person: 'Ким Анна' })
  })

  test('thousands of rows go in at once', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      ...Array.from({ length: 5000 }, (_, i) => `Кандидат ${i},24.11.2026,hh.ru,,да,${i % 3 ? 'да' : 'нет'},`),
    ]
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 5000, created: 5000 })
    expect(await loadAttendance(db, file)).toMatchObject({ rows: 5000, unchanged: 5000 })
  })

  test('two people who load the same file at the same time keep it once', async () => {
    const { db } = await testDatabase()
    const file = [header, ...Array.from({ length: 300 }, (_, i) => `Кандидат ${i},24.11.2026,hh.ru,,да,да,`)]
    const reports = await Promise.all([loadAttendance(db, file), loadAttendance(db, file)])
    expect(new Set(reports.map(({ created }) => created))).toEqual(new Set([0, 300]))
    expect(await kept(db)).toHaveLength(300)
  })

  test('the real file: all 550 rows accounted for, the show-up rate as counted by hand', async ({ skip }) => {
    const file = realAttendanceFile() ?? skip('the file of 550 invitations is not on this machine')
    const { db } = await testDatabase()
    const lines = readFileSync(file, 'utf8').split(/\r?\n/u)
    const report = await loadAttendance(db, lines)
    expect(report).toMatchObject({ rows: 550, updated: 0 })
    expect(report.created + report.setAside.length).toBe(550)
    // Counted with nothing but the column's own spellings: "Observed Attendance" is the last but six of each line.
    const observed = lines
      .slice(1)
      .filter(Boolean)
      .map((line) => line.split(',').at(-7)?.trim().toLowerCase())
    const [came, missed] = ['yes', 'no'].map((said) => observed.filter((one) => one === said).length)
    const records = await kept(db)
    expect(records).toHaveLength((came ?? 0) + (missed ?? 0))
    expect(records.filter((record) => record.came === 1)).toHaveLength(came ?? 0)
    expect(await loadAttendance(db, lines)).toMatchObject({ rows: 550, created: 0, updated: 0, unchanged: 550 })
  })
})
