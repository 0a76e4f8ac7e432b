import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { ManagerType } from '../../../domain/scoring/manager-type.ts'
import type { Mark } from '../../../domain/scoring/ratings.ts'

export type MarkInput = { criterion: number; claimed: Mark | null; observed: Mark | null; evidence: string | null }

export type ScorecardInput = {
  marks: readonly MarkInput[]
  managerType: ManagerType | null
  note: string | null
  submitted: boolean
}

const described = (db: Db) =>
  db
    .selectFrom('scorecards')
    .innerJoin('users', 'users.id', 'scorecards.user_id')
    .selectAll('scorecards')
    .select('users.name as interviewer')

export type Scorecard = Awaited<ReturnType<typeof visibleScorecards>>['shown'][number]

/** The marks of some scorecards. */
async function marksOf(db: Db, scorecards: readonly number[]) {
  if (scorecards.length === 0) return []
  return db.selectFrom('scorecard_marks').selectAll().where('scorecard_id', 'in', scorecards).execute()
}

/** One's own scorecard of an application, as far as it has come; undefined before the first mark. */
export async function ownScorecard(db: Db, application: number, user: number) {
  const card = await described(db)
    .where('application_id', '=', application)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return card && { ...card, marks: await marksOf(db, [card.id]) }
}

/**
 * The scorecards of some applications that one may see: one's own, and those handed in for an application for which one
 * has handed in one's own, so that nobody is led by what others have written. Whoever does not assess a person hands in
 * an empty one.
 *
 * @returns the cards shown with their marks, and the applications of which others' cards are held back, with how many
 */
export async function visibleScorecards(db: Db, applications: readonly number[], reader: number) {
  if (applications.length === 0) return { shown: [], hidden: new Map<number, number>() }
  const cards = await described(db).where('application_id', 'in', applications).orderBy('scorecards.id').execute()
  const own = new Map(cards.filter(({ user_id }) => user_id === reader).map((card) => [card.application_id, card]))
  const mayRead = (card: (typeof cards)[number]) => {
    if (card.user_id === reader) return true
    return card.submitted_at !== null && typeof own.get(card.application_id)?.submitted_at === 'string'
  }
  const shown = cards.filter(mayRead)
  const marks = await marksOf(
    db,
    shown.map(({ id }) => id),
  )
  const hidden = new Map<number, number>()
  for (const { application_id, submitted_at } of cards.filter((card) => !mayRead(card))) {
    if (submitted_at !== null) hidden.set(application_id, (hidden.get(application_id) ?? 0) + 1)
  }
  return {
    shown: shown.map((card) => ({ ...card, marks: marks.filter(({ scorecard_id }) => scorecard_id === card.id) })),
    hidden,
  }
}

/**
 * Saves one's own scorecard as a whole.
 *
 * @param version the one that was seen, 0 where there was none
 * @returns false when it is another meanwhile, and nothing was saved
 */
export function saveScorecard(
  db: Db,
  application: number,
  user: number,
  input: ScorecardInput,
  version: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = now.toString()
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [application])).size === 0) return false
    const id = await hold(trx, application, user, version, at)
    if (id === undefined) return false
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
    return true
  })
}

/** The scorecard's id with its version moved on; undefined when the version is not the one seen. */
async function hold(
  trx: Transaction<Schema>,
  application: number,
  user: number,
  version: number,
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
