import type { Actor, ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Seen } from './move.ts'

/** What is to be done next for a candidate, by which day and by whom; without a step the owner may still be named. */
export type Step = { step: string | null; due: string | null; owner: number | null }

/**
 * Sets the next step; `done` says that the one before it is done.
 * @returns false when somebody changed the application meanwhile, or it is closed
 */
export function setStep(db: Db, { id, version }: Seen, next: Step, done: boolean, act: Actor): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return false
    const before = await trx
      .selectFrom('applications')
      .select(['next_step', 'next_due', 'owner_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    const written = await trx
      .updateTable('applications')
      .set((eb) => ({ next_step: next.step, next_due: next.due, owner_id: next.owner, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!before || !written) return false
    const event = { application_id: id, by_user: act.by, at: act.at.toString() }
    const events = [
      ...(done ? [{ ...event, act: 'done' as const, note: before.next_step, day: before.next_due }] : []),
      ...(next.owner === before.owner_id ? [] : [{ ...event, act: 'owner' as const, owner_id: next.owner }]),
      ...(next.step === null ? [] : [{ ...event, act: 'step' as const, note: next.step, day: next.due }]),
    ]
    // One by one: they tell different things, and stand in the history in this order.
    for (const one of events) await trx.insertInto('application_events').values(one).execute()
    return true
  })
}

/** Takes one application over, as it was seen. @returns false when somebody was faster */
export function takeOver(db: Db, { id, version }: Seen, act: ColleagueActor): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return false
    const taken = await trx
      .updateTable('applications')
      .set((eb) => ({ owner_id: act.by, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!taken) return false
    await trx
      .insertInto('application_events')
      .values({ application_id: id, act: 'owner', owner_id: act.by, by_user: act.by, at: act.at.toString() })
      .execute()
    return true
  })
}

/** Takes over all that a colleague has to do. @returns how many */
export function takeOverAll(db: Db, colleague: number, act: ColleagueActor): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const taken = await trx
      .updateTable('applications')
      .set((eb) => ({ owner_id: act.by, version: eb('version', '+', 1) }))
      .where('owner_id', '=', colleague)
      .where('closed_at', 'is', null)
      .where('next_due', 'is not', null)
      .returning('id')
      .execute()
    const events = taken.map(({ id }) => ({
      application_id: id,
      act: 'owner' as const,
      owner_id: act.by,
      by_user: act.by,
      at: act.at.toString(),
    }))
    for (let from = 0; from < events.length; from += 500)
      await trx
        .insertInto('application_events')
        .values(events.slice(from, from + 500))
        .execute()
    return events.length
  })
}
