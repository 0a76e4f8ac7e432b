import type { Db } from '../../../db/open.ts'

export async function vacancyTitle(db: Db, id: number): Promise<string | undefined> {
  return (await db.selectFrom('vacancies').select('title').where('id', '=', id).executeTakeFirst())?.title
}

/** The open vacancy for which most people of a loaded file applied. */
export function busiestVacancy(db: Db, importId: number): Promise<{ id: number; title: string } | undefined> {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .select(['vacancies.id', 'vacancies.title'])
    .where('applications.import_id', '=', importId)
    .where('applications.closed_at', 'is', null)
    .where('vacancies.closed_at', 'is', null)
    .groupBy(['vacancies.id', 'vacancies.title'])
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('vacancies.id')
    .limit(1)
    .executeTakeFirst()
}
