import { expect, test } from 'vitest'
import { isNoContact, isNoPhone } from '../../../src/domain/people/no-contact.ts'

test.each([
  ['phone', '+79999999999'],
  ['phone', '+79000000000'],
  ['phone', '+78888888888'],
  ['email', 'no@mail.ru'],
  ['email', 'net@yandex.ru'],
  ['email', 'нет@нет.рф'],
  ['email', 'test@test.ru'],
  ['email', 'test@mail.ru'],
  ['email', 'mail@mail.ru'],
  ['email', 'aaa@aaa.ru'],
  ['email', '000@mail.ru'],
  ['email', 'noreply@example.com'],
] as const)('%s %s stands for none', (kind, key) => {
  expect(isNoContact(kind, key)).toBe(true)
})

test.each([
  ['phone', '+79161234567'],
  ['phone', '+79160000000'],
  ['phone', '+74957777777'],
  ['email', 'nora@mail.ru'],
  ['email', 'petrov@petrov.ru'],
  ['email', 'test@example.com'],
  ['email', '9161234567@mail.ru'],
  ['profile', 'hh.ru/resume/00000000'],
] as const)('%s %s is somebody’s', (kind, key) => {
  expect(isNoContact(kind, key)).toBe(false)
})

test.each([
  ['0000000', true],
  ['+7 000 000-00-00', true],
  ['8 (000) 000 00 00', true],
  ['11111', true],
  ['0000', false],
  ['123', false],
  ['12345678901234', false],
])('%j as a phone stands for none: %s', (text, isNone) => {
  expect(isNoPhone(text)).toBe(isNone)
})
