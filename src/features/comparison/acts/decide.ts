import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Weights } from '../../../domain/scoring/ranking.ts'
import { pageSize } from '../../../web/paging.ts'

const keptWeights = z.array(z.object({ criterion: z.number(), weight: z.number() }))

export type DecidedPerson = {
  application: number
  chosen: boolean
  score: number | null
  coverage: number
  place: number | null
}

/**
 * Keeps a decision with the figures it was made by; earlier ones stay as they are. @returns false when one of the
 * people is gone
 */
export function keepDecision(
  db: Db,
  vacancy: number,
  decision: { reason: string; weights: Weights; people: readonly DecidedPerson[] },
  by: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const weights = [...decision.weights].map(([criterion, weight]) => ({ criterion: Number(criterion), weight }))
  return db.transaction().execute(async (trx) => {
    const there = await holdPeopleOf(
      trx,
      'applications',
      decision.people.map(({ application }) => application),
    )
    if (there.size < decision.people.length) return false
    const { id } = await trx
      .insertInto('decisions')
      .values({
        vacancy_id: vacancy,
        reason: decision.reason,
        weights_json: JSON.stringify(weights),
        by_user: by,
        at: now.toString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('decision_people')
      .values(
        decision.people.map(({ application, chosen, ...figures }) => ({
          ...figures,
          decision_id: id,
          application_id: application,
          chosen: chosen ? 1 : 0,
        })),
      )
      .execute()
    return true
  })
}

const described = (db: Db) =>
  db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.by_user')
    .select(['decisions.id', 'decisions.reason', 'decisions.weights_json', 'decisions.at', 'users.name as by'])

export type Decision = Awaited<ReturnType<typeof decisionsAmong>>[number]

/**
 * The latest decisions of a vacancy that any of these applications took part in, the newest first, with all who did.
 */
export async function decisionsAmong(db: Db, applications: readonly number[]) {
  const decisions = await described(db)
    .where('decisions.id', 'in', (eb) =>
      eb.selectFrom('decision_people').select('decision_id').where('application_id', 'in', applications),
    )
    .orderBy('decisions.id', 'desc')
    .limit(pageSize)
    .execute()
  if (decisions.length === 0) return []
  const people = await db
    .selectFrom('decision_people')
    .innerJoin('applications', 'applications.id', 'decision_people.application_id')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select([
      'decision_id',
      'application_id',
      'chosen',
      'score',
      'coverage',
      'place',
      'candidates.name',
      'applications.candidate_id',
    ])
    .where(
      'decision_id',
      'in',
      decisions.map(({ id }) => id),
    )
    .orderBy('decision_people.id')
    .execute()
  return decisions.map(({ weights_json, ...decision }) => ({
    ...decision,
    weights: keptWeights.parse(JSON.parse(weights_json)),
    people: people.filter(({ decision_id }) => decision_id === decision.id),
  }))
}

export type DecisionOn = Awaited<ReturnType<typeof decisionsOn>>[number]

/**
 * What was decided of each of some applications, in order; `others` = how many others were chosen instead or beside.
 */
export async function decisionsOn(db: Db, applications: readonly number[]) {
  if (applications.length === 0) return []
  return described(db)
    .innerJoin('decision_people', 'decision_people.decision_id', 'decisions.id')
    .select([
      'decision_people.application_id',
      'decision_people.chosen',
      'decision_people.place',
      'decision_people.score',
    ])
    .select((eb) =>
      eb
        .selectFrom('decision_people as other')
        .select((count) => count.fn.countAll<number>().as('chosen'))
        .whereRef('other.decision_id', '=', 'decisions.id')
        .where('other.chosen', '=', 1)
        .as('chosen_in_all'),
    )
    .where('decision_people.application_id', 'in', applications)
    .orderBy('decisions.id')
    .execute()
}

/** Names of criteria, those too that the vacancy no longer has. */
export const criteriaNamed = (db: Db, vacancy: number) =>
  db
    .selectFrom('criteria')
    .select(['id', 'key', 'name'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('position')
    .execute()
