import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'

/** Keeps the language that somebody has chosen, for the devices on which they choose none. */
export async function chooseLanguage(db: Db, language: Language, user: number): Promise<void> {
  await db.updateTable('users').set({ language }).where('id', '=', user).execute()
}
