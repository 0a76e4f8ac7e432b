import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { ExplainedStages } from '../../../domain/pipeline/read-stage.ts'
import type { VacancyChoices } from '../reads/file-vacancies.ts'
import { setWaiting } from './save-mapping.ts'

/**
 * Remembers what wordings of stages mean and which vacancies titles name, for this file and all to come; which titles
 * become vacancies, or are left out, counts for this file.
 */
export async function decideAboutPipeline(
  db: Db,
  id: number,
  { stages, vacancies }: { stages: ExplainedStages; vacancies: VacancyChoices },
  now: Temporal.Instant,
): Promise<void> {
  const explained_at = now.toString()
  for (const [key, meaning] of stages)
    await db
      .insertInto('stage_wordings')
      .values({ key, meaning, explained_at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ meaning, explained_at }))
      .execute()
  for (const [key, { choice }] of Object.entries(vacancies.titles))
    if (typeof choice === 'number')
      await db
        .insertInto('vacancy_wordings')
        .values({ key, vacancy_id: choice, explained_at })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ vacancy_id: choice, explained_at }))
        .execute()
  await setWaiting(db, id, { vacancies_json: JSON.stringify(vacancies) })
}
