import { z } from 'zod'
import { languages, type Language } from '../../db/schema/primitives.ts'
import { text } from '../../web/forms/fields.ts'
import type { Translate } from '../../web/messages/index.ts'
import type { TextPair, UnknownPlaceholders } from './acts/save-template.ts'
import type { MessageText } from './render-message.ts'

/** Fields of a text in both languages: `subject-ru`, `body-ru`, `subject-en`, `body-en`. */
export const pairFields = {
  'subject-ru': text(200),
  'body-ru': text(4000),
  'subject-en': text(200),
  'body-en': text(4000),
}

export const pairForm = z.object(pairFields)

type PairForm = z.output<typeof pairForm>

export function pairFrom(form: PairForm): TextPair {
  const of = (language: Language): MessageText => ({
    subject: form[`subject-${language}`],
    body: form[`body-${language}`].replaceAll('\r\n', '\n'),
  })
  return { ru: of('ru'), en: of('en') }
}

export function pairValues(pair: TextPair): Record<string, unknown> {
  return Object.fromEntries(
    languages.flatMap((language) => [
      [`subject-${language}`, pair[language].subject],
      [`body-${language}`, pair[language].body],
    ]),
  )
}

/** What is wrong with placeholders, beside the fields they stand in. */
export function placeholderErrors(unknown: readonly UnknownPlaceholders[], t: Translate): Record<string, string> {
  return Object.fromEntries(
    unknown.map(({ language, part, words }) => [
      `${part}-${language}`,
      t('message-settings.unknown-placeholder', { count: words.length, words: words.join(', ') }),
    ]),
  )
}
