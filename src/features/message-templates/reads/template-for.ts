import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { Wording } from '../../../domain/messages/wordings.ts'
import { builtInText } from '../built-in-text.ts'
import type { MessageText } from '../render-message.ts'
import { trialOfArm } from '../trial-arm.ts'

/** A text with the row it comes from; a built-in one has none. */
export type Template = MessageText & { id: number | null }

/**
 * The words of a message: the other wording of a trial for whom it was drawn, else the team's own text, else the
 * built-in one.
 *
 * @param trialArm as the message holds it; null for a message of no trial
 */
export async function templateFor(
  db: Db,
  wording: Wording,
  language: Language,
  trialArm: string | null = null,
): Promise<Template> {
  const trial = trialOfArm(trialArm)
  const rows = await db
    .selectFrom('message_templates')
    .select(['id', 'subject', 'body', 'trial_id'])
    .where('kind', '=', wording.kind)
    .where('step', '=', wording.step)
    .where('language', '=', language)
    .where('trial_id', 'in', [0, trial])
    .orderBy('trial_id', 'desc')
    .execute()
  const [row] = rows
  return row ? { id: row.id, subject: row.subject, body: row.body } : { id: null, ...builtInText(wording, language) }
}
