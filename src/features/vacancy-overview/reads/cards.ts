import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'

/** How many cards of a stage are shown at once, and how far people in it are counted. */
export const cardsShown = 12
const countedUpTo = 100

function cards(db: Db) {
  return db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .leftJoin('users', 'users.id', 'applications.owner_id')
    .select([
      'applications.id',
      'applications.version',
      'applications.stage_id',
      'applications.candidate_id',
      'applications.stage_entered_at',
    ])
    .select(['applications.next_step', 'applications.next_due', 'candidates.name', 'users.name as owner'])
    .select(['candidates.expected_pay', 'candidates.pay_basis'])
    .where('applications.closed_at', 'is', null)
}

export type Card = NonNullable<Awaited<ReturnType<typeof cardOf>>>

/** One card as it is now; undefined when the application is closed. */
export function cardOf(db: Db, application: number) {
  return cards(db).where('applications.id', '=', application).executeTakeFirst()
}

/** The people of a stage, the longest waiting first, so that nobody is overlooked; the index has this order. */
function inStage(db: Db, stage: number, after: Pick<Card, 'stage_entered_at' | 'id'> | undefined) {
  let query = cards(db).where('applications.stage_id', '=', stage)
  if (after) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('applications.stage_entered_at', 'applications.id'),
        '>',
        eb.tuple(after.stage_entered_at, after.id),
      ),
    )
  }
  return query
    .orderBy('applications.stage_entered_at')
    .orderBy('applications.id')
    .limit(cardsShown + 1)
}

/** The cards of one stage from a card on, one more than are shown; `after` that is gone starts from the beginning. */
export async function cardsOf(db: Db, stage: number, after?: number): Promise<Card[]> {
  const last =
    after === undefined
      ? undefined
      : await db
          .selectFrom('applications')
          .select(['stage_entered_at', 'id'])
          .where('id', '=', after)
          .executeTakeFirst()
  return inStage(db, stage, last).execute()
}

/** The first cards of each stage, in one query for all stages. */
export async function firstCards(db: Db, stages: readonly Stage[]): Promise<Card[]> {
  const [first, ...others] = stages.map(({ id }) => db.selectFrom(inStage(db, id, undefined).as('cards')).selectAll())
  if (!first) return []
  const read = await others.reduce((all, one) => all.unionAll(one), first).execute()
  // A union promises no order.
  return read.toSorted((one, other) =>
    one.stage_entered_at < other.stage_entered_at
      ? -1
      : one.stage_entered_at > other.stage_entered_at
        ? 1
        : one.id - other.id,
  )
}

/** How many people are in each stage, counted up to a limit; `most` says that there may be more. */
export async function peopleIn(
  db: Db,
  stages: readonly Stage[],
): Promise<Map<number, { people: number; most: boolean }>> {
  if (stages.length === 0) return new Map()
  const rows = await db
    .selectFrom('stages')
    .select('id')
    .select(
      sql<number>`(select count(*) from (
        select id from applications where stage_id = stages.id and closed_at is null limit ${sql.lit(countedUpTo)}
      ) as counted)`.as('people'),
    )
    .where(
      'id',
      'in',
      stages.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ id, people }) => [id, { people, most: people === countedUpTo }]))
}
