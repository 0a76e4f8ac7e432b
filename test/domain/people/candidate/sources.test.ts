import { expect, test } from 'vitest'
import { knownSource } from '../../../../src/domain/people/candidate/sources.ts'

test.each([
  ['hh', 'hh.ru'],
  ['HH.ru', 'hh.ru'],
  ['HeadHunter', 'hh.ru'],
  ['avito', 'Авито'],
  ['Авито Работа', 'Авито'],
  ['super-job', 'SuperJob'],
  ['Тг', 'Telegram'],
  ['Ярмарка 12.11', 'Ярмарка 12.11'],
])('the source %s is %s', (written, source) => {
  expect(knownSource(written)).toBe(source)
})
