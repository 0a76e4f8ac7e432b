import { IntlMessageFormat } from 'intl-messageformat'
import { languages, type Language } from '../../db/schema/primitives.ts'
import { en } from './en/index.ts'
import { ru } from './ru/index.ts'

export type MessageKey = keyof typeof en
export type MessageValues = Record<string, string | number>
/** Names a message where only a text is asked for, as in what a form's field says: a wrong key does not compile. */
export const messageKey = (key: MessageKey): MessageKey => key

/** Says a message in the visitor's language. @throws when a template names a key that does not exist */
export type Translate = (key: MessageKey, values?: MessageValues) => string

const texts: Record<Language, Record<MessageKey, string>> = { ru, en }

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key)

/** What is made once for each language. */
export function forEachLanguage<Made>(make: (language: Language) => Made): Record<Language, Made> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, Made>
}

function translator(language: Language): Translate {
  const compiled = new Map<string, IntlMessageFormat>()
  return (key, values = {}) => {
    let message = compiled.get(key)
    if (!message) {
      const text = texts[language][key]
      if (text === undefined) throw new Error(`No message "${key}"`)
      message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
      compiled.set(key, message)
    }
    return String(message.format(values))
  }
}

const translators = forEachLanguage(translator)

export const translateInto = (language: Language): Translate => translators[language]
