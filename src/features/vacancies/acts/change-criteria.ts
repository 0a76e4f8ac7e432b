import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { criterionProblems, usuallyNamed, type CriterionChange, type CriterionProblem } from '../criterion.ts'
import { criteriaEver } from '../reads/criteria.ts'

export type CriteriaChange = { changed: true } | { stale: true } | { refused: CriterionProblem[] }

/** Saves the criteria of a vacancy as a whole, in the order given; `version` is that of all its criteria together. */
export function changeCriteria(
  db: Db,
  { vacancy, version, criteria }: { vacancy: number; version: number; criteria: readonly CriterionChange[] },
  { at }: Actor,
): Promise<CriteriaChange> {
  return db.transaction().execute(async (trx) => {
    const known = await criteriaEver(
      trx,
      vacancy,
      criteria.flatMap(({ id }) => id ?? []),
    )
    const refused = criterionProblems(criteria, usuallyNamed(known))
    if (refused.length > 0) return { refused }
    const held = await trx
      .updateTable('vacancies')
      .set({ criteria_version: version + 1 })
      .where('id', '=', vacancy)
      .where('criteria_version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!held) return { stale: true }
    for (const [position, { id, gone, name, group, weight, on_group_sheet }] of criteria.entries()) {
      const columns = { name, group, weight, on_group_sheet, position, removed_at: gone ? at.toString() : null }
      if (id === null)
        await trx
          .insertInto('criteria')
          .values({ ...columns, vacancy_id: vacancy })
          .execute()
      else
        await trx.updateTable('criteria').set(columns).where('id', '=', id).where('vacancy_id', '=', vacancy).execute()
    }
    return { changed: true }
  })
}
