import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { MessageText } from '../../message-templates/render-message.ts'
import { builtInLetter } from '../built-in-letter.ts'

/** The words of an offer letter: the team's own, else the built-in ones. */
export async function letterTemplate(db: Db, language: Language): Promise<MessageText> {
  const row = await db
    .selectFrom('letter_templates')
    .select(['title', 'body'])
    .where('language', '=', language)
    .executeTakeFirst()
  return row ? { subject: row.title, body: row.body } : builtInLetter(language)
}
