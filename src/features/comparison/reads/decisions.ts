import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { pageSize } from '../../../web/paging.ts'

const storedWeights = z.array(z.object({ criterion: z.number(), weight: z.number() }))

function withAuthor(db: Db) {
  return db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.by_user')
    .select(['decisions.id', 'decisions.reason', 'decisions.weights_json', 'decisions.at', 'users.name as by'])
}

export type Decision = Awaited<ReturnType<typeof decisionsAmong>>[number]

/** The latest decisions that any of these applications took part in, the newest first, with everybody compared. */
export async function decisionsAmong(db: Db, applications: readonly number[]) {
  const decisions = await withAuthor(db)
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
    weights: storedWeights.parse(JSON.parse(weights_json)),
    people: people.filter(({ decision_id }) => decision_id === decision.id),
  }))
}

export type DecisionOn = Awaited<ReturnType<typeof decisionsOn>>[number]

/** What was decided about each of some applications, in order, with how many people each decision chose. */
export async function decisionsOn(db: Db, applications: readonly number[]) {
  if (applications.length === 0) return []
  return withAuthor(db)
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
