import type { LightMyRequestResponse } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { afterAll } from 'vitest'
import { replyToken } from '../../../src/web/links/reply-token.ts'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

export type Answer = LightMyRequestResponse

/** One app for all tests of a file. @returns the scene of one test: a vacancy, and people who answer by their links */
export async function openScene(variables: Record<string, string> = {}) {
  const clock = { now: testNow }
  const made = await testApp(variables, clock, afterAll)
  const hr = await made.visitor('hr')
  const csrf = await hr.token('/settings')
  return async () => sceneOn({ ...made, clock, hr, csrf })
}

type Server = Awaited<ReturnType<typeof testApp>> & {
  clock: { now: Temporal.Instant }
  hr: Awaited<ReturnType<Awaited<ReturnType<typeof testApp>>['visitor']>>
  csrf: string
}

async function sceneOn(server: Server) {
  const { app, services, clock, hr, csrf } = server
  const { db } = server.database
  clock.now = testNow
  const vacancy = await makeVacancy(db)

  /** A day of two slots; `planned` says how many the plan invites to each. */
  const day = async ({
    date = '2026-11-25',
    from = '10:00',
    planned = 3,
    of = vacancy,
    place = 'Тверская, 1',
  } = {}) => {
    const saved = await hr.submit('/batches', { ...smallFlow(of), date, from, place }, csrf)
    const id = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
    await db.updateTable('slots').set({ planned_invitations: planned }).where('batch_id', '=', id).execute()
    const slots = await db.selectFrom('slots').selectAll().where('batch_id', '=', id).orderBy('position').execute()
    return { id, slots }
  }

  const invitationOf = (candidate: number) =>
    db
      .selectFrom('invitations')
      .selectAll()
      .where('candidate_id', '=', candidate)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()

  /** Somebody invited to a slot. */
  const invited = async (to: Awaited<ReturnType<typeof day>>, position = 0, name = 'Ким Анна Сергеевна') => {
    const [candidate = 0] = await makeCandidates(db, vacancy, [name])
    const fields = { candidate: String(candidate), slot: String(to.slots[position]!.id), beyond: 'yes' }
    await hr.submit(`/batches/${to.id}/fill`, fields, csrf)
    return personOf(candidate)
  }

  /** A person with their link, in no browser that anybody has signed in with. */
  const personOf = async (candidate: number) => {
    const { thread_id } = await invitationOf(candidate)
    const thread = thread_id!
    const link = (generation = 0) => `/r/${replyToken(services, { thread, generation })}`
    const get = (path = '', language = 'en') =>
      app.inject({ method: 'GET', url: link() + path, headers: { 'accept-language': language } })
    const version = async () => /name="version" value="([^"]+)"/.exec((await get()).body)?.[1] ?? ''
    const post = (fields: Record<string, string>, path = '', language = 'en') =>
      app.inject({
        method: 'POST',
        url: link() + path,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
      })
    return {
      candidate,
      thread,
      link,
      get,
      version,
      post,
      /** Opens the page and sends an answer. */
      says: async (choice: string, slot?: number) =>
        post({ choice, version: await version(), ...(slot === undefined ? {} : { slot: String(slot) }) }),
      row: () => invitationOf(candidate),
    }
  }

  return { ...server, db, vacancy, day, invited, personOf }
}

/** What is kept of everything that a reply could change, to see that nothing did. */
export async function stateOf({ db }: Awaited<ReturnType<typeof sceneOn>>) {
  const tables = [
    'invitations',
    'invitation_events',
    'threads',
    'applications',
    'consents',
    'suppressed_addresses',
  ] as const
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
}
