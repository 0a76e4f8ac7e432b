import { Temporal } from 'temporal-polyfill'
import type { Visitor } from '../../support/app.ts'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/**
 * A day of two slots, 10:00 and 10:30 in Moscow on 24 November, with the people of these names invited to it, and a
 * clock that stands at 9:00 of that day until it is moved.
 */
export async function dayOf(names: readonly string[], date = '2026-11-24') {
  const clock = { now: Temporal.Instant.from('2026-11-24T06:00:00Z') }
  const made = await testApp({}, clock)
  const { db } = made.database
  const vacancy = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const plan = async (fields: Record<string, string> = {}) => {
    const saved = await hr.post('/batches', { ...smallFlow(vacancy), ...fields })
    return Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  }
  const fill = (batch: number, ids: readonly number[]) =>
    hr.post(`/batches/${batch}/fill`, { candidate: ids.map(String), slot: '', beyond: 'yes' })
  const people = await makeCandidates(db, vacancy, names)
  const batch = await plan({ date })
  if (people.length > 0) await fill(batch, people)
  /** The invitation of a candidate to the day, or to another one. */
  const invitationOf = (candidate: number, to = batch) =>
    db
      .selectFrom('invitations')
      .selectAll()
      .where('candidate_id', '=', candidate)
      .where('batch_id', '=', to)
      .executeTakeFirstOrThrow()
  /** Sends something about the invitation of a candidate to the day. */
  const about = async (candidate: number, path: string, fields: Record<string, string> = {}, who: Visitor = hr) => {
    const { id, version } = await invitationOf(candidate)
    return who.post(`/invitations/${id}/${path}`, { version: String(version), ...fields })
  }
  const stateOf = async (id = batch) =>
    (await db.selectFrom('batches').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status
  return { ...made, db, hr, clock, vacancy, plan, fill, people, batch, invitationOf, about, stateOf }
}

/** When the last slot of that day has ended. */
export const afterTheDay = Temporal.Instant.from('2026-11-24T08:00:00Z')
