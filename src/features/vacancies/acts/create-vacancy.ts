import type { ColleagueActor } from '../../../db/actor.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../../db/schema/index.ts'
import type { Db } from '../../../db/open.ts'
import type { NewVacancy, VacancyProblem } from '../vacancy.ts'
import { addUsualCriteria } from './add-usual-criteria.ts'
import { addUsualStages } from './add-usual-stages.ts'
import { vacancyColumns, vacancyProblems } from './vacancy-columns.ts'

type Created = { id: number } | { refused: VacancyProblem[] }

/** Makes a vacancy with the usual stages and criteria. */
export function createVacancy(db: Db, input: NewVacancy, actor: ColleagueActor): Promise<Created> {
  return db.transaction().execute((trx) => createWithin(trx, input, actor))
}

/** The same inside a transaction. */
export async function createWithin(
  trx: Transaction<Schema>,
  input: NewVacancy,
  { by, at }: ColleagueActor,
): Promise<Created> {
  const refused = await vacancyProblems(trx, input)
  if (refused.length > 0) return { refused }
  const { id } = await trx
    .insertInto('vacancies')
    .values({ ...vacancyColumns(input), created_by: by, created_at: at.toString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addUsualStages(trx, id)
  await addUsualCriteria(trx, id)
  return { id }
}
