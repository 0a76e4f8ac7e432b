import { templatesWith } from '../messages/template.ts'

/** What a letter with an offer may say; each has a name in every language of the pages. */
export const LETTER_PLACEHOLDERS = {
  name: ['name', 'имя'],
  vacancy: ['vacancy', 'вакансия'],
  city: ['city', 'город'],
  pay: ['pay', 'зарплата'],
  bonus: ['bonus', 'премия'],
  total: ['total', 'всего'],
  time: ['time', 'занятость'],
  start: ['start', 'выход'],
  probation: ['probation', 'испытание'],
  schedule: ['schedule', 'график'],
  place: ['place', 'место'],
  until: ['until', 'срок'],
  employer: ['employer', 'компания'],
  address: ['address', 'адрес'],
  signer: ['signer', 'подписант'],
  position: ['position', 'должность'],
  date: ['date', 'дата'],
  version: ['version', 'версия'],
} as const

export type LetterPlaceholder = keyof typeof LETTER_PLACEHOLDERS

/** What stands in the place of each; null where it is not known. */
export type LetterFacts = Record<LetterPlaceholder, string | null>

/** A letter that left one of these out would promise something else than the offer. */
const NEEDED: readonly LetterPlaceholder[] = ['pay', 'bonus', 'total']

export const letterTemplates = templatesWith<LetterPlaceholder>(LETTER_PLACEHOLDERS)

/** Those that the text of a letter lacks and has to have. */
export function missingPlaceholders(body: string): LetterPlaceholder[] {
  const named = letterTemplates.placeholdersIn(body)
  return NEEDED.filter((key) => !named.has(key))
}
