import { assert, property, webUrl } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileLink, readProfile, readProfiles } from '../../../src/domain/people/profiles.ts'

describe('a link to a profile', () => {
  test.each([
    ['https://hh.ru/resume/0123456789abcdef', 'hh.ru/resume/0123456789abcdef'],
    ['http://spb.hh.ru/resume/0123456789abcdef?query=оператор#contacts', 'hh.ru/resume/0123456789abcdef'],
    ['www.linkedin.com/in/anna-kim/', 'linkedin.com/in/anna-kim'],
    ['https://App.Greenhouse.io/people/1', 'app.greenhouse.io/people/1'],
    ['https://example.com', null],
    ['example.com/', null],
    ['anna@example.ru', null],
    ['https://anna:secret@example.ru/x', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['Анна', null],
    ['https://example.com:8080/x', null],
    ['localhost/x', null],
    ['127.0.0.1/x', null],
    ['hh.ru.example.com/x//', 'hh.ru.example.com/x'],
    ['https://spb.hh.ru.example.com/x', 'spb.hh.ru.example.com/x'],
    ['https://wwwx.example.com/x', 'wwwx.example.com/x'],
    [`https://example.com/${'x'.repeat(288)}`, `example.com/${'x'.repeat(288)}`],
    [`https://example.com/${'x'.repeat(289)}`, null],
    [`https://example.com/${'x'.repeat(400)}`, null],
  ])('%s → %s', (text, key) => {
    expect(readProfile(text)).toBe(key)
  })

  test('its key read again is the same key', () => {
    assert(
      property(webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = readProfile(url)
        if (key !== null) expect(readProfile(profileLink(key))).toBe(key)
      }),
    )
  })

  test('several in a field, each once', () => {
    expect(readProfiles('hh.ru/resume/a1\nhttps://kazan.hh.ru/resume/a1 nothing')).toEqual({
      profiles: ['hh.ru/resume/a1'],
      unreadable: ['nothing'],
    })
  })
})
