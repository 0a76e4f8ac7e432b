import type { Db } from '../../../db/open.ts'

/**
 * How many places of some vacancies are filled: people whose application is open and who accepted an offer, or stand in
 * a stage where they have. Vacancies without any are left out.
 */
export async function filledPlaces(db: Db, vacancies: readonly number[]): Promise<Map<number, number>> {
  if (vacancies.length === 0) return new Map()
  const inStage = db
    .selectFrom('stages')
    .innerJoin('applications', 'applications.stage_id', 'stages.id')
    .select(['stages.vacancy_id', 'applications.candidate_id'])
    .where('stages.vacancy_id', 'in', vacancies)
    .where('stages.kind', 'in', ['accepted', 'started'])
    .where('applications.closed_at', 'is', null)
  const accepted = db
    .selectFrom('offers')
    .innerJoin('applications', (join) =>
      join
        .onRef('applications.candidate_id', '=', 'offers.candidate_id')
        .onRef('applications.vacancy_id', '=', 'offers.vacancy_id'),
    )
    .select(['offers.vacancy_id', 'offers.candidate_id'])
    .where('offers.vacancy_id', 'in', vacancies)
    .where('offers.status', '=', 'accepted')
    .where('applications.closed_at', 'is', null)
  const rows = await db
    .selectFrom(inStage.union(accepted).as('hired'))
    .select((eb) => ['vacancy_id', eb.fn.countAll<number>().as('people')])
    .groupBy('vacancy_id')
    .execute()
  return new Map(rows.map(({ vacancy_id, people }) => [vacancy_id, people]))
}
