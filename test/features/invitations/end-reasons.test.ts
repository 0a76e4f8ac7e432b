import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'
import { program } from '../../support/program.ts'

/** A day with two people invited, and the slots they are not in. */
async function day() {
  const made = await testApp()
  const { db } = made.database
  const vacancy = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancy), goal: '2', date: '2026-11-24' })
  const batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const people = await makeCandidates(db, vacancy, ['Анна', 'Борис'])
  await hr.post(`/batches/${batch}/fill`, { candidate: people.map(String), beyond: 'yes' })
  const invitations = await db.selectFrom('invitations').select(['id', 'slot_id', 'version']).orderBy('id').execute()
  const slots = await db.selectFrom('slots').select('id').where('batch_id', '=', batch).execute()
  const [anna, boris] = invitations.map((one) => ({ ...one, other: slots.find(({ id }) => id !== one.slot_id)!.id }))
  return { ...made, db, hr, batch, anna: anna!, boris: boris! }
}

test('the reason of a move is one tap, or left out, on the page and through the API', async () => {
  const made = await day()
  const { hr, db, anna, boris, batch } = made
  const page = (await hr.get(`/invitations/${anna.id}`)).body
  expect(page).toMatch(/type="radio" name="usual" value="asked"/)
  await hr.post(`/invitations/${anna.id}/move`, { version: '1', slot: String(anna.other), usual: 'asked', reason: '' })
  const { call } = await program(made)
  expect((await call('PATCH', `/invitations/${boris.id}`, { version: 1, slot: boris.other })).statusCode).toBe(200)
  const reasons = await db
    .selectFrom('invitations')
    .select('end_reason')
    .where('status', '=', 'moved')
    .orderBy('id')
    .execute()
  expect(reasons).toEqual([{ end_reason: 'asked' }, { end_reason: null }])
  expect((await hr.get(`/batches/${batch}`)).body).toContain('(asked for another time)')
})

test('a mistake in one form of an invitation shows nothing under the other', async () => {
  const { hr, anna } = await day()
  const long = 'х'.repeat(301)
  const moved = await hr.post(`/invitations/${anna.id}/move`, { version: '1', slot: String(anna.other), reason: long })
  expect(moved.statusCode).toBe(422)
  expect(moved.body.match(/class="error"/g)).toHaveLength(1)
  expect(moved.body).toMatch(/href="#reason"/)
  const cancelled = await hr.post(`/invitations/${anna.id}/cancel`, { version: '1', reason: long })
  expect(cancelled.body.match(/class="error"/g)).toHaveLength(1)
  expect(cancelled.body).toMatch(/href="#cancel-reason"/)
  expect(cancelled.body).toMatch(/id="cancel-reason-error"/)
})

test('after moving or cancelling one is back where one came from', async () => {
  const { hr, anna, boris, batch } = await day()
  await hr.post(`/invitations/${anna.id}/mark/came`, { version: '1' })
  const board = (await hr.get(`/batches/${batch}/reception`)).body
  const link = /href="(\/invitations\/\d+\?back=[^"]+)"/.exec(board)![1]!
  const action = /action="(\/invitations\/\d+\/move\?back=[^"]+)"/.exec((await hr.get(link)).body)![1]!
  const moved = await hr.post(action, { version: '2', slot: String(anna.other) })
  expect(moved.headers.location).toBe(`/batches/${batch}/reception`)
  const cancel = (back: string, version: string) =>
    hr.post(`/invitations/${boris.id}/cancel?back=${encodeURIComponent(back)}`, { version })
  const late = await cancel('/candidates/1', '9')
  expect(late.headers.location).toBe(`/invitations/${boris.id}?back=%2Fcandidates%2F1`)
  // Only ever to a page of our own.
  expect((await cancel('//elsewhere.example', '1')).headers.location).toBe(`/batches/${batch}`)
})
