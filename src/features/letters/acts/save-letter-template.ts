import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { languages, type Language } from '../../../db/schema/primitives.ts'
import { letterTemplates, missingPlaceholders, type LetterPlaceholder } from '../../../domain/letters/placeholders.ts'
import { unknownIn, type TextPair, type UnknownPlaceholders } from '../../message-templates/acts/save-template.ts'
import { builtInLetter } from '../built-in-letter.ts'

/** Why a letter in both languages cannot be saved; nulls where nothing is wrong. */
export type LetterProblems = {
  unknown: UnknownPlaceholders[]
  missing: { language: Language; keys: LetterPlaceholder[] }[]
}

export function letterProblems(pair: TextPair): LetterProblems {
  return {
    unknown: unknownIn(pair, letterTemplates.unknownPlaceholders),
    missing: languages
      .map((language) => ({ language, keys: missingPlaceholders(pair[language].body) }))
      .filter(({ keys }) => keys.length > 0),
  }
}

/** Saves the team's own letter in both languages, or goes back to the built-in one where it says the same. */
export function saveLetterTemplate(
  db: Db,
  pair: TextPair,
  { by, at }: ColleagueActor,
): Promise<{ done: true } | ({ refused: 'wrong' } & LetterProblems)> {
  const problems = letterProblems(pair)
  if (problems.unknown.length > 0 || problems.missing.length > 0)
    return Promise.resolve({ refused: 'wrong', ...problems })
  return db.transaction().execute(async (trx) => {
    for (const language of languages) {
      const built = builtInLetter(language)
      const { subject: title, body } = pair[language]
      if (title === built.subject && body === built.body) {
        await trx.deleteFrom('letter_templates').where('language', '=', language).execute()
        continue
      }
      const values = { title, body, updated_by: by, updated_at: at.toString() }
      await trx
        .insertInto('letter_templates')
        .values({ language, ...values })
        .onConflict((conflict) => conflict.column('language').doUpdateSet(values))
        .execute()
    }
    return { done: true }
  })
}
