import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import type { NewVacancy, VacancyProblem } from '../vacancy.ts'
import { vacancyColumns, vacancyProblems } from './vacancy-columns.ts'

export type VacancyChange = { changed: true } | { stale: true } | { refused: VacancyProblem[] }

/** Replaces what is said about a vacancy, if it is still in the version that was seen. */
export function changeVacancy(db: Db, { id, version }: VersionedId, input: NewVacancy): Promise<VacancyChange> {
  return db.transaction().execute(async (trx) => {
    const refused = await vacancyProblems(trx, input)
    if (refused.length > 0) return { refused }
    const changed = await trx
      .updateTable('vacancies')
      .set((eb) => ({ ...vacancyColumns(input), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    return changed ? { changed: true } : { stale: true }
  })
}
