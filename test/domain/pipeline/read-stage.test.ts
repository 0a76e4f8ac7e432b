import { expect, test } from 'vitest'
import { closeReasons } from '../../../src/web/texts/close-reasons.ts'
import { guessStage, readStage, stageMeanings } from '../../../src/domain/pipeline/read-stage.ts'
import { readRefusal } from '../../../src/domain/pipeline/refusal-words.ts'
import { stageWords, type StageMeaning } from '../../../src/domain/pipeline/stage-words.ts'
import { wordingKey } from '../../../src/domain/tables/wordings.ts'

/** Everyday wordings of stages: what the whole cell plainly says, or null and what its words speak for. */
const wordings: readonly (readonly [text: string, plain: StageMeaning | null, guess: StageMeaning | null])[] = [
  ['Новый', 'new', 'new'],
  ['Отклик', 'new', 'new'],
  ['Новый отклик с hh', null, 'new'],
  ['Application Review', 'screening', 'screening'],
  ['Preliminary Phone Screen', 'screening', 'screening'],
  ['Первичный контакт', 'screening', 'screening'],
  ['Резюме у заказчика', 'screening', 'screening'],
  ['Созвонились, думает', null, 'screening'],
  ['Take Home Test', 'screening', 'screening'],
  ['phone_interview', 'screening', 'screening'],
  ['Собеседование', 'invited', 'invited'],
  ['Интервью с заказчиком', 'invited', 'invited'],
  ['Face to Face', 'invited', 'invited'],
  ['2-е собеседование с директором', null, 'invited'],
  ['Interview with CEO', null, 'invited'],
  ['Собеседование проведено', 'came', 'came'],
  ['Прошёл собеседование', 'passed', 'passed'],
  ['Проверка СБ', 'passed', 'passed'],
  ['Проверка службы безопасности', null, 'passed'],
  ['Reference Check', 'passed', 'passed'],
  ['Оффер', 'offered', 'offered'],
  ['Предложение о работе', 'offered', 'offered'],
  ['Offer extended', 'offered', 'offered'],
  ['Готовим оффер', null, 'offered'],
  ['Принял оффер', 'accepted', 'accepted'],
  ['Offer accepted!', 'accepted', 'accepted'],
  ['Вышел на работу', 'started', 'started'],
  ['Hired', 'started', 'started'],
  ['Placed', 'started', 'started'],
  ['Вышла на работу 12.10', null, 'started'],
  ['Отказ', 'refused', 'refused'],
  ['Не подошёл', 'refused', 'refused'],
  ['Not in Consideration', 'refused', 'refused'],
  ['Client Declined', 'refused', 'refused'],
  ['discard_by_employer', 'refused', 'refused'],
  ['Отказ: слабый опыт', null, 'refused'],
  ['Rejected after test', null, 'refused'],
  ['Отказ кандидата', 'withdrew', 'withdrew'],
  ['Самоотказ', 'withdrew', 'withdrew'],
  ['Withdrawn', 'withdrew', 'withdrew'],
  ['Отказался, далеко ездить', null, 'withdrew'],
  ['Не вышел на работу', 'withdrew', 'withdrew'],
  ['Candidate declined the offer', null, 'withdrew'],
  ['active', 'nothing', 'nothing'],
  ['В работе', 'nothing', 'nothing'],
  ['Ждём звезду', null, null],
  ['???', null, null],
]

test.each(wordings)('%s', (text, plain, guess) => {
  expect([readStage(wordingKey(text)), guessStage(wordingKey(text))]).toEqual([plain, guess])
})

test('every word of a list is spelled as wordings are, stands in one list only, and a person may say otherwise', () => {
  const words = stageMeanings.flatMap((meaning) => stageWords[meaning])
  expect(words.map(wordingKey)).toEqual(words)
  expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
  expect(readStage('interview', new Map([['interview', 'came']]))).toBe('came')
})

test.each([
  ['Нет опыта', { endedBy: 'team', reason: 'skills' }],
  ['Hired another candidate', { endedBy: 'team', reason: 'filled' }],
  ['Lacking skill(s)/qualification(s)', { endedBy: 'team', reason: 'skills' }],
  ['Не сошлись по ЗП', { endedBy: 'candidate', reason: 'pay' }],
  ['Accepted another offer', { endedBy: 'candidate', reason: 'competitor' }],
  ['Не понравился голос', null],
])('the reason “%s”', (text, reason) => {
  expect(readRefusal(text)).toEqual(reason)
  const ours: readonly string[] = reason ? closeReasons[reason.endedBy as 'team' | 'candidate'] : ['']
  expect(ours).toContain(reason?.reason ?? '')
})
