import type { Temporal } from 'temporal-polyfill'
import { afterAll } from 'vitest'
import { program } from '../../support/program.ts'
import { testApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

export type Day = { id: number; slots: { id: number; starts_at: string }[] }

type Server = TestApp & {
  clock: { now: Temporal.Instant }
  page: Visitor
  call: Awaited<ReturnType<typeof program>>['call']
}

/** One app for all tests of a file. @returns the scene of one test */
export async function openDoors(): Promise<() => ReturnType<typeof twoDoors>> {
  const clock = { now: testNow }
  const made = await testApp({}, clock, afterAll)
  const page = await made.visitor('hr')
  const { call } = await program(made, { role: 'hr' })
  return () => twoDoors({ ...made, clock, page, call })
}

export type Scene = Awaited<ReturnType<typeof twoDoors>>

/** Both doors to the app, with a vacancy of the test's own: somebody at the pages and a program, and what stands in the database. */
async function twoDoors(server: Server) {
  const { clock, page, call } = server
  const { db } = server.database
  clock.now = testNow
  const vacancy = await makeVacancy(db)

  const day = async (date = '2026-11-24', from = '10:00', of = vacancy): Promise<Day> => {
    const saved = await page.post('/batches', {
      ...smallFlow(of),
      date,
      from,
      interviewerNames: `Пётр ${date} ${from}`,
    })
    const id = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
    const slots = await db
      .selectFrom('slots')
      .select(['id', 'starts_at'])
      .where('batch_id', '=', id)
      .orderBy('position')
      .execute()
    return { id, slots }
  }

  const person = async (of: number | null = vacancy) => {
    const [id = 0] = await makeCandidates(db, vacancy, ['Ким Анна'])
    if (of === null) await db.deleteFrom('applications').where('candidate_id', '=', id).execute()
    return id
  }

  /** Every invitation of a person in the order made. */
  const of = (candidate: number) =>
    db.selectFrom('invitations').selectAll().where('candidate_id', '=', candidate).orderBy('id').execute()

  const last = async (candidate: number) => (await of(candidate)).at(-1)!

  const invited = async (candidate: number, { id, slots }: Day, position = 0) => {
    const body = { batch: id, candidates: [candidate], slot: slots[position]!.id, beyondPlan: true }
    await call('POST', '/invitations', body)
    return last(candidate)
  }

  const mark = async (candidate: number, marked: string) => {
    const { id, version } = await last(candidate)
    await page.post(`/invitations/${id}/mark/${marked}`, { version: String(version) })
  }

  const end = async (candidate: number, endedBy: 'team' | 'candidate' = 'candidate') => {
    const { id, version } = await application(candidate)
    return call('PATCH', `/applications/${id}`, { version, closure: { endedBy, reason: 'pay' } })
  }

  const application = (candidate: number) =>
    db.selectFrom('applications').selectAll().where('candidate_id', '=', candidate).executeTakeFirstOrThrow()

  /** Moves the last invitation of a person, by the page or by the API. @returns the answer */
  const move = async (door: Door, candidate: number, slot: number, id?: number) => {
    const row = id === undefined ? await last(candidate) : (await of(candidate)).find((one) => one.id === id)!
    return door === 'page'
      ? page.post(`/invitations/${row.id}/move`, { version: String(row.version), slot: String(slot), reason: 'Просит' })
      : call('PATCH', `/invitations/${row.id}`, { version: row.version, slot, reason: 'Просит' })
  }

  const cancel = async (door: Door, candidate: number) => {
    const { id, version } = await last(candidate)
    return door === 'page'
      ? page.post(`/invitations/${id}/cancel`, { version: String(version), reason: 'Передумала' })
      : call('PATCH', `/invitations/${id}`, { version, status: 'cancelled', reason: 'Передумала' })
  }

  const invite = (door: Door, candidate: number, { id, slots }: Day, position = 0) =>
    door === 'page'
      ? page.post(`/batches/${id}/fill`, {
          candidate: String(candidate),
          slot: String(slots[position]!.id),
          beyond: 'yes',
        })
      : call('POST', '/invitations', {
          batch: id,
          candidates: [candidate],
          slot: slots[position]!.id,
          beyondPlan: true,
        })

  const close = (batch: Day) => page.post(`/batches/${batch.id}/close`, { sure: 'yes', early: 'yes' })

  return {
    ...server,
    clock,
    db,
    vacancy,
    page,
    call,
    day,
    person,
    of,
    last,
    invited,
    mark,
    end,
    application,
    move,
    cancel,
    invite,
    close,
  }
}

export type Door = 'page' | 'api'
export const doors: readonly Door[] = ['page', 'api']
