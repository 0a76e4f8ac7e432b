import type { Transaction } from 'kysely'
import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Scorecard } from '../scorecard.ts'

/** Saves the actor's own scorecard as a whole; `version` is the one that was seen, 0 where there was none. */
export function saveScorecard(
  db: Db,
  { application, version, ...input }: Scorecard & { application: number; version: number },
  { by, at: now }: ColleagueActor,
): Promise<{ saved: true } | { stale: true }> {
  const at = now.toString()
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [application])).size === 0) return { stale: true }
    const id = await hold(trx, { application, user: by, version }, at)
    if (id === undefined) return { stale: true }
    await trx
      .updateTable('scorecards')
      .set((eb) => ({
        manager_type: input.managerType,
        note: input.note,
        ...(input.submitted && { submitted_at: eb.fn.coalesce('submitted_at', eb.val(at)) }),
      }))
      .where('id', '=', id)
      .execute()
    await trx
      .deleteFrom('scorecard_marks')
      .where('scorecard_id', '=', id)
      .where(
        'criterion_id',
        'in',
        input.marks.map(({ criterion }) => criterion),
      )
      .execute()
    const given = input.marks.filter(
      ({ claimed, observed, evidence }) => claimed !== null || observed !== null || evidence !== null,
    )
    if (given.length > 0) {
      await trx
        .insertInto('scorecard_marks')
        .values(
          given.map(({ criterion, ...mark }) => ({
            scorecard_id: id,
            criterion_id: criterion,
            ...mark,
            updated_at: at,
          })),
        )
        .execute()
    }
    return { saved: true }
  })
}

/** Raises the version of the scorecard. @returns its id; undefined when it is in another version now */
async function hold(
  trx: Transaction<Schema>,
  { application, user, version }: { application: number; user: number; version: number },
  at: string,
): Promise<number | undefined> {
  if (version === 0) {
    const made = await trx
      .insertInto('scorecards')
      .values({ application_id: application, user_id: user, created_at: at, updated_at: at })
      .onConflict((conflict) => conflict.columns(['application_id', 'user_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    return made?.id
  }
  const held = await trx
    .updateTable('scorecards')
    .set({ version: version + 1, updated_at: at })
    .where('application_id', '=', application)
    .where('user_id', '=', user)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return held?.id
}
