import type { Language } from '../../db/schema/primitives.ts'
import { PLACEHOLDERS, type Placeholder } from '../../domain/messages/template.ts'
import { nameOfWording, type Wording } from '../../domain/messages/wordings.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { MessageText } from './render-message.ts'

/** How a placeholder is named in each language, in braces. */
export function placeholderIn(language: Language, key: Placeholder): string {
  const [english, russian] = PLACEHOLDERS[key]
  return `{${language === 'ru' ? russian : english}}`
}

/** The text that stands while the team has none of its own, with its placeholders in the language of the text. */
export function builtInText(wording: Wording, language: Language): MessageText {
  return textOf(nameOfWording(wording) as 'invitation', language)
}

/** The last that is said to somebody who has taken their consent back; no team words it its own way. */
export const farewellText = (language: Language): MessageText => textOf('farewell', language)

function textOf(name: 'invitation' | 'farewell', language: Language): MessageText {
  const t = translateInto(language)
  const keys = Object.keys(PLACEHOLDERS) as Placeholder[]
  const placeholders = Object.fromEntries(keys.map((key) => [key, placeholderIn(language, key)]))
  return {
    subject: t(`message-templates.${name}.subject`, placeholders),
    body: t(`message-templates.${name}.body`, placeholders),
  }
}
