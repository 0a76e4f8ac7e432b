import { Temporal } from 'temporal-polyfill'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/** A closed day of six, of whom the first `came` came. */
export async function closedDay(came: number) {
  const clock = { now: testNow }
  const made = await testApp({}, clock)
  const { db } = made.database
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const hold = async (date = '2026-11-24') => {
    const saved = await hr.post('/batches', { ...smallFlow(vacancyId), goal: '2', perSlot: '3, 3', date })
    const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
    const ids = await makeCandidates(
      db,
      vacancyId,
      ['А', 'Б', 'В', 'Г', 'Д', 'Е'].map((name) => `${name} ${batchId}`),
    )
    await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), beyond: 'yes' })
    clock.now = Temporal.Instant.from(`${date}T07:00:00Z`)
    for (const candidate of ids.slice(0, came)) {
      const { id } = await db
        .selectFrom('invitations')
        .select('id')
        .where('candidate_id', '=', candidate)
        .executeTakeFirstOrThrow()
      await hr.post(`/invitations/${id}/answers`, { reply: 'yes' })
      await hr.post(`/invitations/${id}/mark/came`, { version: '2' })
    }
    clock.now = Temporal.Instant.from(`${date}T08:00:00Z`)
    await hr.post(`/batches/${batchId}/close`)
    return batchId
  }
  return { ...made, db, hr, hold, batchId: await hold() }
}
