import type { Language } from '../../db/schema/primitives.ts'

/** By which country's habits `Intl` writes days, months and lists in a language. */
export const intlLocale: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' }
