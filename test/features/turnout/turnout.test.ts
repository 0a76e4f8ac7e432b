import { describe, expect, test } from 'vitest'
import { expectedWaits, NEVER_USED } from '../../../src/domain/turnout/evaluation/fairness.ts'
import { importAttendance } from '../../../src/features/imports/acts/attendance.ts'
import { saveAttendance, toRow } from '../../../src/features/imports/acts/attendance-writing.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { allOf, wholeHistory } from '../../../src/features/turnout/reads/history.ts'
import { teamModel } from '../../../src/features/turnout/reads/team-model.ts'
import { group } from '../../domain/turnout/records.ts'
import { testApp, testNow } from '../../support/app.ts'
import { testDatabase } from '../../support/database.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/** A closed day of six, of whom the first `came` came. */
async function closedDay(came: number) {
  const made = await testApp()
  const { db } = made.database
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const hold = async (date = '2026-11-24') => {
    const saved = await hr.post('/batches', { ...smallFlow(vacancyId), goal: '2', date })
    const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
    const ids = await makeCandidates(
      db,
      vacancyId,
      ['А', 'Б', 'В', 'Г', 'Д', 'Е'].map((name) => `${name} ${batchId}`),
    )
    await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), beyond: 'yes' })
    for (const candidate of ids.slice(0, came)) {
      const { id } = await db
        .selectFrom('invitations')
        .select('id')
        .where('candidate_id', '=', candidate)
        .executeTakeFirstOrThrow()
      await hr.post(`/invitations/${id}/answers`, { reply: 'yes' })
      await hr.post(`/invitations/${id}/mark/came`, { version: '2' })
    }
    await hr.post(`/batches/${batchId}/close`)
    return batchId
  }
  return { ...made, db, hr, hold, batchId: await hold() }
}

describe('the team’s model', () => {
  test('learns a batch when it is closed, and an import at once', async () => {
    const { db, hold } = await closedDay(4)
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 6, came: 4 })
    await hold('2026-11-25')
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 12, came: 8 })
    await saveAttendance(db, group(10, 0, { source: 'x' }).map(toRow))
    expect((await teamModel(db)).trees.neither).toMatchObject({ n: 22, came: 8 })
  })

  test('misses nothing that another server or a corrected file has changed', async () => {
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

  test('is made once, however many ask at the same time', async () => {
    const { db, hold } = await closedDay(3)
    await teamModel(db)
    await hold('2026-11-25')
    const models = await Promise.all([teamModel(db), teamModel(db), teamModel(db)])
    expect(models.map((model) => model.trees.neither.n)).toEqual([12, 12, 12])
  })
})

describe('the history as a file', () => {
  test('holds own batches beside loaded ones, and can be loaded again', async () => {
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

  test('changes nothing when it is loaded into its own base: own batches are set aside, the rest is known', async () => {
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

  test('is not for those who only read reports', async () => {
    const { visitor } = await closedDay(1)
    expect((await (await visitor('manager')).get('/turnout/history.csv')).statusCode).toBe(403)
  })
})

function history(db: Parameters<typeof wholeHistory>[0]) {
  return allOf(wholeHistory(db))
}

describe('the report', () => {
  test('tells turnout by what is known, hides small groups, and claims no cause', async () => {
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
    expect(body).toMatch(/ads<\/th>\s*<td[^>]*>20<\/td>\s*<td[^>]*>10<\/td>\s*<td[^>]*>50\.0 %/)
    expect(body).toContain('2 groups under 5, together')
    expect(body).not.toContain('tiny')
    for (const heading of [
      'By vacancy',
      'By city',
      'By day of the week',
      'By hour',
      'By time between',
      'By confirmation call',
    ])
      expect(body).toContain(heading)
    expect(body).toContain('Moscow')
    expect(body).toContain('not what causes')
  })

  test('forecasts stand beside outcomes with one verdict', async () => {
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
    expect(body).toMatch(/The forecasts have been right \d times in 9/)
    expect(body).toMatch(/data-chart/)
  })

  test('fairness names what is never used, and how sources fare', async () => {
    const { hr } = await closedDay(4)
    const { body } = await hr.get('/turnout/fairness')
    expect(body).toMatch(/hh\.ru<\/th>\s*<td[^>]*>6<\/td>\s*<td[^>]*>6 \(100 %\)/)
    expect(body).toContain('marital status')
    expect(NEVER_USED.length).toBeGreaterThan(10)
    // Three at 40 % in each of two slots of half an hour, one interviewer.
    const [first, second] = expectedWaits(
      [0, 1].map(() => ({ chances: [0.4, 0.4, 0.4], interviewers: 1 })),
      30,
    )
    expect(body).toMatch(new RegExp(`data-label="Waiting by plan">${Math.round((first! + second!) / 2)} minutes<`))
    expect(body).not.toContain('By plan people')
  })

  test('fairness says who has to wait longest by plan', async () => {
    const { db, hr, batchId } = await closedDay(2)
    const slots = await db
      .selectFrom('slots')
      .select('id')
      .where('batch_id', '=', batchId)
      .orderBy('position')
      .execute()
    const invited = await db
      .selectFrom('invitations')
      .select(['id', 'candidate_id'])
      .where('batch_id', '=', batchId)
      .execute()
    for (const [index, { id, candidate_id }] of invited.entries()) {
      await db
        .updateTable('invitations')
        .set({ slot_id: slots[index === 5 ? 1 : 0]!.id, chance: index === 5 ? 0.9 : 0.8 })
        .where('id', '=', id)
        .execute()
      if (index === 5)
        await db.updateTable('candidates').set({ source: 'ads' }).where('id', '=', candidate_id).execute()
    }
    const vacancy = await db.selectFrom('vacancies').select('id').executeTakeFirstOrThrow()
    const more = await makeCandidates(db, vacancy.id, ['Ж', 'З', 'И', 'К'])
    await db.updateTable('candidates').set({ source: 'ads' }).where('id', 'in', more).execute()
    const { body } = await hr.get('/turnout/fairness')
    expect(body).toMatch(
      /By plan people from ads wait longest, \d+ minutes, and people from hh\.ru shortest, \d+ minutes\./,
    )
    expect(body).toMatch(/ads<\/th>\s*<td[^>]*>5<\/td>\s*<td[^>]*>1 \(20 %\)/)
  })
})
