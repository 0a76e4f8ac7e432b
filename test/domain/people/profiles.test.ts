import { describe, expect, test } from 'vitest'
import { profileLink, readProfile, readProfiles } from '../../../src/domain/people/profiles.ts'

describe('a link to a profile', () => {
  test.each([
    ['https://hh.ru/resume/0123456789abcdef', 'hh.ru/resume/0123456789abcdef'],
    ['http://spb.hh.ru/resume/0123456789abcdef?query=оператор#contacts', 'hh.ru/resume/0123456789abcdef'],
    ['https://hh.kz/resume/0123456789abcdef', 'hh.ru/resume/0123456789abcdef'],
    ['https://rabota.by/resume/0123456789abcdef/', 'hh.ru/resume/0123456789abcdef'],
    ['https://hh.ru/applicant/resumes/view?hhtmFrom=main&resume=0123456789abcdef', 'hh.ru/resume/0123456789abcdef'],
    ['www.linkedin.com/in/anna-kim/', 'linkedin.com/in/anna-kim'],
    ['https://ru.linkedin.com/in/Anna-Kim/details/skills/?locale=ru', 'linkedin.com/in/anna-kim'],
    ['https://spb.superjob.ru/resume/menedzher-3141.html?from=7', 'superjob.ru/resume/menedzher-3141.html'],
    ['https://m.avito.ru/moskva/rezume/menedzher_123?utm=1', 'avito.ru/moskva/rezume/menedzher_123'],
    ['https://GitHub.com/Anna-Kim?tab=repositories', 'github.com/anna-kim'],
    ['https://App.Greenhouse.io/people/1', 'app.greenhouse.io/people/1'],
    ['https://hh.ru/vacancy/123', null],
    ['https://hh.ru.example.org/resume/0123456789abcdef', null],
    ['https://nothh.ru/resume/0123456789abcdef', null],
    ['https://www.linkedin.com/company/kim', null],
    ['https://www.avito.ru/moskva/telefony/iphone_123', null],
    ['https://github.com/anna-kim/repo', null],
    ['https://github.com/features', null],
    ['https://drive.google.com/open?id=1aB', null],
    ['https://docs.google.com/document/d/1aB/edit', null],
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
    ['https://hh.ru.example.com/resume/a1', null],
  ])('%s → %s', (text, key) => {
    expect(readProfile(text)).toBe(key)
    if (key !== null) expect(readProfile(profileLink(key))).toBe(key)
  })

  test('several in a field, each once', () => {
    expect(readProfiles('hh.ru/resume/a1\nhttps://kazan.hh.ru/resume/a1 nothing')).toEqual({
      profiles: ['hh.ru/resume/a1'],
      otherLinks: [],
      unreadable: ['nothing'],
    })
  })

  test('links that are not about one person stand apart, whole', () => {
    expect(readProfiles('https://drive.google.com/open?id=1aB, drive.google.com/open?id=2cD')).toEqual({
      profiles: [],
      otherLinks: ['https://drive.google.com/open?id=1aB', 'https://drive.google.com/open?id=2cD'],
      unreadable: [],
    })
  })
})
