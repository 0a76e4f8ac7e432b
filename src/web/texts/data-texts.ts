import type { Language } from '../../db/schema/primitives.ts'

/** A text of `data/` or of Settings, which is written in these two languages only. */
export type DataText = { ru: string; en: string }

/** The text for a reader; in English for those of any other language. */
export function dataText(text: DataText, language: Language): string {
  return language === 'ru' ? text.ru : text.en
}
