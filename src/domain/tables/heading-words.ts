import { searchKey } from '../people/names.ts'

/** Words around a heading that say nothing of the column: "Your e-mail", "Candidate city", "Ваш телефон". */
const ahead = new RegExp(
  [
    String.raw`^(?:your|please|enter|the|candidates?|applicants?|cand|contact|person|primary|main|ваш[аеиу]?|укажите`,
    String.raw`|введите|напишите|кандидат\p{L}?|соискател\p{L}|основн\p{L}{2}|контактн\p{L}{2}) (?=.)`,
  ].join(''),
  'u',
)
const behind = new RegExp(
  [
    String.raw`(?<=.) (?:of (?:the )?(?:candidate|applicant)|candidate|applicant|кандидата|соискателя|участника`,
    String.raw`|value|\d+|required|optional|обязательно|полностью)$`,
  ].join(''),
  'u',
)

/** Headings that spreadsheets and programs make up, and words that may head anything. */
const sayingNothing = new RegExp(
  [
    String.raw`^(?:\d*|\p{L}|(?:столбец|колонка|поле|графа|column|col|field|unnamed|header|заголовок|данные|data|value`,
    String.raw`|значение|info|инфо|информация|связь|как связаться|untitled|без названия)(?: \p{L}?\d*)*)$`,
  ].join(''),
  'u',
)

/** A heading in words: `TelephoneNo`, `telephone_no` and "Telephone No." are the same. */
export function headingWords(heading: string): string {
  const parted = heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replaceAll('№', ' ')
  return searchKey(parted)
}

/** The same without the words around it. */
export function bareWords(words: string): string {
  const shorter = words.replace(ahead, '').replace(behind, '')
  return shorter === words ? words : bareWords(shorter)
}

/** Whether a heading tells nothing of what is below it. */
export const saysNothing = (heading: string): boolean => sayingNothing.test(headingWords(heading))
