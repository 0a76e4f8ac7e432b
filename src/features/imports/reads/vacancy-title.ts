import type { Db } from '../../../db/open.ts'

export async function vacancyTitle(db: Db, id: number): Promise<string | undefined> {
  return (await db.selectFrom('vacancies').select('title').where('id', '=', id).executeTakeFirst())?.title
}
