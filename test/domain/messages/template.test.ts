import { expect, it } from 'vitest'
import {
  fillSubject,
  fillTemplate,
  PLACEHOLDERS,
  unknownPlaceholders,
  type Facts,
} from '../../../src/domain/messages/template.ts'

const nothing = Object.fromEntries(Object.keys(PLACEHOLDERS).map((key) => [key, null])) as Facts
const facts: Facts = { ...nothing, name: 'Игорь Сергеевич', day: 'воскресенье, 29 ноября', time: '10:30', link: 'L' }

it.each([
  ['{name}, {имя} {Время}', []],
  ['100 % и {время}', []],
  ['почта: a@b.ru, #1, [1], <b>', []],
  ['{foo} и {foo}', ['{foo}']],
  ['{}', ['{}']],
  ['{ имя }', ['{ имя }']],
  ['{{имя}}', ['{', '}']],
  ['{имя', ['{имя']],
  ['имя}', ['}']],
  ['{first name}', ['{first name}']],
  ['%имя%, [name], <<время>>', ['%имя%', '[name]', '<<время>>']],
])('T21: in "%s" the unknown placeholders are %j', (text, unknown) => {
  expect(unknownPlaceholders(text)).toEqual(unknown)
})

it('T21: a line whose fact is not known is left out, none goes out raw', () => {
  const text = '{имя}, ждём вас.\n\nКуда: {место}\nКогда: {день}, {время}\n{контакт}\n\n\n{ссылка}'
  const filled = fillTemplate(text, facts)
  expect(filled).toBe('Игорь Сергеевич, ждём вас.\n\nКогда: воскресенье, 29 ноября, 10:30\n\nL')
})

it('a line that leads by a colon to one that is left out is left out, too', () => {
  const text = 'Ответьте здесь:\n{ссылка}\n\nИли позвоните:\n{контакт}\n\nВремя: {время}\n{контакт}'
  expect(fillTemplate(text, facts)).toBe('Ответьте здесь:\nL\n\nВремя: 10:30')
  expect(fillTemplate(text, { ...facts, link: null })).toBe('Время: 10:30')
})

it('T21: a fact that looks like a placeholder stays as it is', () => {
  expect(fillTemplate('{вакансия} {время}', { ...facts, vacancy: '{имя} $& {x}' })).toBe('{имя} $& {x} 10:30')
})

it.each([
  ['{имя}, ждём вас', 'Игорь Сергеевич, ждём вас'],
  ['{вакансия}: {день}, {время}', 'Воскресенье, 29 ноября, 10:30'],
  ['Встреча, {место}', 'Встреча'],
  ['Завтра в {время}\nBcc: x', 'Завтра в 10:30 Bcc: x'],
])('subject "%s" becomes "%s", one line', (text, subject) => {
  expect(fillSubject(text, facts)).toBe(subject)
})

it.each([
  ['{имя}, ждём вас\nв {время}', 'Ждём вас\nв 10:30'],
  ['Здравствуйте, {имя}!', 'Здравствуйте!'],
  ['{имя}!', ''],
])('without a name "%s" becomes "%s"', (text, filled) => {
  expect(fillTemplate(text, { ...facts, name: null })).toBe(filled)
  expect(fillSubject(text, { ...facts, name: null })).toBe(filled.replace('\n', ' ').replace(/!$/, '!'))
})
