import type { Language } from '../../db/schema/primitives.ts'
import { LETTER_PLACEHOLDERS, type LetterPlaceholder } from '../../domain/letters/placeholders.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { MessageText } from '../message-templates/render-message.ts'

export const letterPlaceholders = Object.keys(LETTER_PLACEHOLDERS) as LetterPlaceholder[]

/** How a placeholder is named in each language, in braces. */
export function letterPlaceholderIn(language: Language, key: LetterPlaceholder): string {
  const [english, russian] = LETTER_PLACEHOLDERS[key]
  return `{${language === 'ru' ? russian : english}}`
}

/** The letter that stands while the team has none of its own, with its placeholders in the language of the letter. */
export function builtInLetter(language: Language): MessageText {
  const t = translateInto(language)
  const named = Object.fromEntries(letterPlaceholders.map((key) => [key, letterPlaceholderIn(language, key)]))
  return { subject: t('letter.template.title'), body: t('letter.template.body', named) }
}
