import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { ranking } from '../../../domain/scoring/ranking.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { isComparable, type NewDecision } from '../comparison.ts'
import { readComparison } from '../reads/comparison.ts'

/**
 * Records a decision with the figures it rests on: scores and places by the marks that the actor may see. Earlier
 * decisions stay as they are. `stale` when one of the people is gone.
 */
export function decide(
  db: Db,
  { vacancy: vacancyId, applications, chosen, weights, reason }: NewDecision,
  { by, at }: ColleagueActor,
): Promise<{ id: number } | { stale: true } | { refused: 'not-comparable' }> {
  return db.transaction().execute(async (trx) => {
    const there = await holdPeopleOf(trx, 'applications', applications)
    const vacancy = await findVacancy(trx, vacancyId)
    if (there.size < applications.length || !vacancy) return { stale: true }
    const { people } = await readComparison(trx, vacancy, applications, by, at)
    const isEverybodyCompared = chosen.every((id) => people.some(({ row }) => row.id === id))
    if (!isComparable(people.length) || !isEverybodyCompared) return { refused: 'not-comparable' }
    const { id } = await trx
      .insertInto('decisions')
      .values({
        vacancy_id: vacancyId,
        reason,
        weights_json: JSON.stringify(
          [...weights].map(([criterion, weight]) => ({ criterion: Number(criterion), weight })),
        ),
        by_user: by,
        at: at.toString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('decision_people')
      .values(
        ranking(people, weights).map(({ person, score, coverage, place }) => ({
          decision_id: id,
          application_id: person.row.id,
          chosen: chosen.includes(person.row.id) ? (1 as const) : (0 as const),
          score,
          coverage,
          place,
        })),
      )
      .execute()
    return { id }
  })
}
