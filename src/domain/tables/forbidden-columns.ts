import { searchKey } from '../people/names.ts'

/**
 * Headings of what may not be kept about an applicant: age, sex, family, looks, origin, faith, health, own car
 * (Labour Code of Russia, articles 3 and 64). Tried against the folded heading, word by word.
 */
const forbidden: readonly RegExp[] = [
  /^(?:.* )?(?:age|sex|gender|dob|birth|birthday|birthdate|born)(?: .*)?$/u,
  /^(?:.* )?(?:marital|marriage|married|spouse|children|kids|pregnancy)(?: .*)?$/u,
  /^(?:.* )?family(?! name)(?: .*)?$/u,
  /^(?:.* )?(?:photo|photos|photograph|picture|avatar|userpic|appearance|looks|height|weight)(?: .*)?$/u,
  /^(?:.* )?(?:nationality|ethnicity|race|religion|disability|health|hometown)(?: .*)?$/u,
  /^(?:.* )?(?:native|home) (?:location|place|city|town|district|state)(?: .*)?$/u,
  /^(?:.* )?(?:own|has) car(?: .*)?$/u,
  /^(?:.* )?(?:возраст\p{L}*|пол|лет|полных лет|рожд\p{L}*|др|д р)$/u,
  /^(?:.* )?(?:возраст\p{L}*|полных лет|рожд\p{L}*)(?: .*)?$/u,
  /^пол (?:м ж|муж|кандидата|соискателя).*$/u,
  /^(?:.* )?(?:семь\p{L}*|семейн\p{L}*|брак\p{L}*|супруг\p{L}*|дети|детей|беременн\p{L}*)(?: .*)?$/u,
  /^(?:.* )?(?:фото\p{L}*|фотка|аватар\p{L}*|внешност\p{L}*|внешний вид|рост|вес)(?: .*)?$/u,
  /^(?:.* )?(?:национальност\p{L}*|раса|религи\p{L}*|вероисповедан\p{L}*|инвалидност\p{L}*|здоровь\p{L}*)(?: .*)?$/u,
  /^(?:.* )?(?:вредные привычки|личный автомобиль|свой автомобиль|родной город)(?: .*)?$/u,
]

/** "Опыт, лет" speaks of years in the trade, not of years of life. */
const harmless = /^(?:опыт|стаж)|experience/u

/** Whether a column under this heading may not be kept, in whatever spelling, Russian or English. */
export function isForbiddenHeading(heading: string): boolean {
  const key = searchKey(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
  return !harmless.test(key) && forbidden.some((pattern) => pattern.test(key))
}
