import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail, readEmails } from '../../../src/domain/people/emails.ts'
import { prettyPhone, readPhone, readPhones } from '../../../src/domain/people/phones.ts'
import { phoneWordings } from './wordings/phones.ts'

describe('a telephone number', () => {
  it.each([
    ['+7 916 123-45-67', '+79161234567'],
    ['8 (916) 123-45-67', '+79161234567'],
    ['89161234567', '+79161234567'],
    ['79161234567', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['8(495)123-45-67', '+74951234567'],
    ['+7 (343) 222 33 44 доб. 12', '+73432223344'],
    ['+49 30 901820', '+4930901820'],
    ['тел. +7 916 123 45 67', null],
    ['12345', null],
    ['', null],
    ['нет', null],
    ['8,91612E+10', null],
    ['x9161234567', null],
    ['91612345678', null],
  ])('%j is %j', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })

  it('has one key in any spelling', () => {
    const digits = fc.tuple(fc.constantFrom('916', '495', '343', '831', '812'), fc.stringMatching(/^[1-9]\d{6}$/u))
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('+7', '8', '7', ''),
        fc.constantFrom(' ', '-', '', '\u00a0'),
        ([code, rest], prefix, gap) => {
          const text = `${prefix}${gap}(${code})${gap}${rest.slice(0, 3)}${gap}${rest.slice(3, 5)}${gap}${rest.slice(5)}`
          expect(readPhone(text)).toBe(`+7${code}${rest}`)
          expect(readPhone(prettyPhone(`+7${code}${rest}`))).toBe(`+7${code}${rest}`)
        },
      ),
    )
  })

  it('may share its cell with others', () => {
    expect(readPhones('8 916 123-45-67, +7 (495) 765-43-21; 89161234567 / позвонить')).toMatchObject({
      phones: ['+79161234567', '+74957654321'],
      unreadable: ['позвонить'],
    })
    expect(readPhones('тел. 8 916 123-45-67').phones).toEqual(['+79161234567'])
    expect(readPhones('+7 916 123-45-67 +7 495 765-43-21').phones).toEqual(['+79161234567', '+74957654321'])
    expect(readPhones('')).toEqual({ phones: [], unreadable: [], doubtful: [], extended: [] })
  })

  const wordings = phoneWordings.map(([text, phones, readings = []]) => ({ text, phones, readings }))
  it.each(wordings)('$text is $phones', ({ text, phones, readings }) => {
    const read = readPhones(text)
    expect(read.phones).toEqual(phones)
    expect(read.doubtful.flatMap((one) => one.readings)).toEqual(readings)
  })

  it('with an extension is named, since others may have the number alone', () => {
    expect(readPhones('+7 495 123-45-67 доб. 12').extended).toEqual(['+7 495 123-45-67 доб. 12'])
    expect(readPhones('8(495)123-45-67, доб.123; 89161234567').extended).toEqual(['8(495)123-45-67, доб.123'])
  })

  it('is shown with gaps', () => {
    expect(prettyPhone('+79161234567')).toBe('+7 916 123 45 67')
    expect(prettyPhone('117')).toBe('117')
  })
})

describe('an e-mail address', () => {
  it.each([
    [' Ivan.Petrov@Example.COM ', 'ivan.petrov@example.com'],
    ['mailto:a@b.ru', 'a@b.ru'],
    ['Иван <ivan@mail.ru>', 'ivan@mail.ru'],
    ['почта@пример.рф', 'почта@пример.рф'],
    ['a@b', null],
    ['a b@c.ru', null],
    ['a@b..ru', null],
    ['нет', null],
    ['', null],
    [`${'a'.repeat(250)}@b.ru`, null],
    [`${'a'.repeat(249)}@b.ru`, `${'a'.repeat(249)}@b.ru`],
    ['a@b.ru.;', 'a@b.ru'],
    ['MAILTO:a@b.ru', 'a@b.ru'],
    ['a..b@c.ru', null],
    ['a@mail.b-c.ru', 'a@mail.b-c.ru'],
    ['a@b-.ru', null],
    ['a@-b.ru', null],
    ['a@b-c.ru', 'a@b-c.ru'],
    ['a@b.r', null],
    ['a@b.r2', null],
    ['a@b@c.ru', null],
    ['Иван <ivan@mail.ru> ', 'ivan@mail.ru'],
    ['<ivan@mail.ru> Иван', null],
    [`${'x'.repeat(1000)}<a@b.ru>`, null],
  ])('%j is %j', (text, key) => {
    expect(readEmail(text)).toBe(key)
  })

  it('may share its cell with others', () => {
    expect(readEmails('a@b.ru, C@d.ru; a@B.ru нет')).toEqual({ emails: ['a@b.ru', 'c@d.ru'], unreadable: ['нет'] })
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const key = readEmail(text)
        expect(key === null || readEmail(key) === key).toBe(true)
      }),
    )
  })
})
