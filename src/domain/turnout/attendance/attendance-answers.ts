import { type Cell, cellText } from '../../tables/cells.ts'
import type { Answer } from './attendance.ts'

const nothing =
  /^(?:|[-–—.]+|n\.?\s?[/.]?\s?a\.?|nan|null|none|not asked|not applicable|не спрашивал\p{L}*|нет данных|н\s?\/\s?д)$/u
const notReached = /^(?:no (?:answer|reply|response)|not reached|нет ответа|не (?:ответил|отвечает|дозвон)|недозвон)/u
const unsure = [
  /^(?:\?+|unsure|uncertain|maybe|may be|perhaps|probably|possibly|tentative|not (?:yet|sure|certain))(?!\p{L})/u,
  /^(?:no idea|yet to|need to check|(?:have ?n[o']?t|not) (?:yet )?(?:checked|confirmed))(?!\p{L})/u,
  /^(?:(?:can ?['’]?no?t|can['’]?t) say|don['’]?t know|will (?:see|check|confirm)|call back)(?!\p{L})/u,
  /^(?:не зна\p{L}*|не увер\p{L}*|не решил\p{L}*|неясно|не ясно|возможно|наверное|может быть|может)(?!\p{L})/u,
  /^(?:под вопросом|сомнева\p{L}*|уточн\p{L}*|пока н(?:е|ет)|еще н(?:е|ет)|перезвон\p{L}*)(?!\p{L})/u,
]
const yes = [
  /^(?:y|yes|yeah|yep|ok|okay|sure|true|1$|\+|✓|✔|✅|confirmed|will come)(?!\p{L})/u,
  /^(?:д|да|ага|конечно|точно|есть|подтвердил\p{L}*|подтвержден\p{L}*|буд[уе]т?|прид[уе]т?)(?!\p{L})/u,
  /^(?:отпросил\p{L}*|отпуст\p{L}*|отпуска\p{L}*|разрешил\p{L}*|готов\p{L}*)(?!\p{L})/u,
  /^(?:получил\p{L}*(?! отказ)|знает|знаю|истина)(?!\p{L})/u,
]
const no = /^(?:n|no|nope|not|false|0$|✗|✘|❌|declined|refused|won['’]?t|н|нет|не|отказ\p{L}*|ложь)(?!\p{L})/u

/**
 * An answer in any usual spelling. `Not yet` and `Need to check` leave it open, `No- will take it soon` is a no;
 * people who were not reached or not asked, or have a clock time in this column, gave no answer.
 */
export function readAnswer(cell: Cell | undefined): Answer | null {
  const text = plain(cell)
  if (nothing.test(text) || notReached.test(text)) return null
  if (isAnyOf(unsure, text)) return 'unsure'
  if (isAnyOf(yes, text)) return 'yes'
  return no.test(text) ? 'no' : null
}

/** Whether a cell in an answer column holds something that is no answer (a clock time, say) and was dropped. */
export function isUnreadableAnswer(cell: Cell | undefined): boolean {
  const text = plain(cell)
  return !nothing.test(text) && !notReached.test(text) && readAnswer(cell) === null
}

/** Whether a cell says in so many words that there is nothing to say: `n/a`, `-`, `нет данных`. */
export const isNoAnswer = (text: string): boolean => nothing.test(text)

function plain(cell: Cell | undefined): string {
  return cellText(cell).toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ')
}

function isAnyOf(spellings: readonly RegExp[], text: string): boolean {
  return spellings.some((spelling) => spelling.test(text))
}
