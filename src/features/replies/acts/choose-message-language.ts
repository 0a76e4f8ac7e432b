import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'

/** A person has answered in this language: from now on messages to them are written in it. */
export async function chooseMessageLanguage(db: Db, candidate: number, language: Language): Promise<void> {
  await db
    .updateTable('candidates')
    .set((eb) => ({ message_language: language, version: eb('version', '+', 1) }))
    .where('id', '=', candidate)
    .where('erased', '=', 0)
    .where((eb) => eb.or([eb('message_language', 'is', null), eb('message_language', '!=', language)]))
    .execute()
}
