import type { Db } from '../../../db/open.ts'
import { languages, type Language } from '../../../db/schema/primitives.ts'

/** The language in which people are written to: the one that most colleagues use. */
export async function teamLanguage(db: Db): Promise<Language> {
  const [most] = await db
    .selectFrom('users')
    .select((eb) => ['language', eb.fn.countAll<number>().as('colleagues')])
    .where('disabled_at', 'is', null)
    .groupBy('language')
    .orderBy('colleagues', 'desc')
    .limit(1)
    .execute()
  return most?.language ?? languages[0]
}
