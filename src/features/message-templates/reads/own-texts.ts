import type { Db } from '../../../db/open.ts'
import { nameOfWording, type Wording } from '../../../domain/messages/wordings.ts'

/** The names of the texts that the team words its own way, in one language at least. */
export async function ownTexts(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message_templates')
    .select(['kind', 'step'])
    .distinct()
    .where('trial_id', '=', 0)
    .execute()
  return new Set(rows.map((row) => nameOfWording(row as Wording)))
}
