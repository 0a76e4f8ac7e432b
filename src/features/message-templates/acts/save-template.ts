import type { ColleagueActor } from '../../../db/actor.ts'
import { holdTrials } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { languages, type Language } from '../../../db/schema/primitives.ts'
import { unknownPlaceholders } from '../../../domain/messages/template.ts'
import type { Wording } from '../../../domain/messages/wordings.ts'
import { builtInText } from '../built-in-text.ts'
import type { MessageText } from '../render-message.ts'
import { runningTrial } from '../reads/trials.ts'

/** A text in all languages of the pages. */
export type TextPair = Record<Language, MessageText>

/** Which part of a pair holds which placeholders that are unknown. */
export type UnknownPlaceholders = { language: Language; part: keyof MessageText; words: string[] }

export type SavedTemplate =
  | { done: true }
  | { refused: 'unknown'; unknown: UnknownPlaceholders[] }
  | { refused: 'in-trial' }

/**
 * Saves the team's own text of a message in both languages, or goes back to the built-in one where it says the same. A
 * text that is on trial stays as it is until the trial is over: nobody could tell what was compared.
 */
export function saveTemplate(db: Db, wording: Wording, pair: TextPair, actor: ColleagueActor): Promise<SavedTemplate> {
  const unknown = unknownIn(pair)
  if (unknown.length > 0) return Promise.resolve({ refused: 'unknown', unknown })
  return db.transaction().execute(async (trx) => {
    await holdTrials(trx)
    if (await runningTrial(trx, wording)) return { refused: 'in-trial' }
    for (const language of languages) {
      const built = builtInText(wording, language)
      const { subject, body } = pair[language]
      await trx
        .deleteFrom('message_templates')
        .where('kind', '=', wording.kind)
        .where('step', '=', wording.step)
        .where('trial_id', '=', 0)
        .where('language', '=', language)
        .execute()
      if (subject === built.subject && body === built.body) continue
      await trx
        .insertInto('message_templates')
        .values({
          ...wording,
          trial_id: 0,
          language,
          subject,
          body,
          updated_by: actor.by,
          updated_at: actor.at.toString(),
        })
        .execute()
    }
    return { done: true }
  })
}

/** What in a pair would go out raw. @param unknownOf how the placeholders of such a text are looked for */
export function unknownIn(pair: TextPair, unknownOf = unknownPlaceholders): UnknownPlaceholders[] {
  return languages.flatMap((language) =>
    (['subject', 'body'] as const).flatMap((part) => {
      const words = unknownOf(pair[language][part])
      return words.length > 0 ? [{ language, part, words }] : []
    }),
  )
}
