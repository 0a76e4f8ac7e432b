import type { Db } from '../../../db/open.ts'
import { languages, type Language } from '../../../db/schema/primitives.ts'

/** The language in which people are written to who have none of their own: the one that most colleagues use. */
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

/** The language in which somebody is written to: their own, else the team's. */
export async function languageFor(db: Db, candidate: number): Promise<Language> {
  const person = await db
    .selectFrom('candidates')
    .select('message_language')
    .where('id', '=', candidate)
    .executeTakeFirst()
  return person?.message_language ?? teamLanguage(db)
}
