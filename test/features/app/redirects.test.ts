import { expect, test } from 'vitest'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { testApp } from '../../support/app.ts'

const elsewhere = [
  '/%09/evil.host/x',
  '%2F%2Fevil.host',
  '/%0a/evil.host',
  '/%0d%0aSet-Cookie:a=b',
  '/%5Cevil.host',
  '/.//evil.host',
  'https://evil.host',
  '%00',
  '/&back=/settings',
]

test('no address leads to another site, and none answers a 5xx, wherever it says what comes next', async () => {
  const made = await testApp()
  const hr = await made.visitor('hr')
  const vacancy = await makeVacancy(made.database.db)
  await makeCandidates(made.database.db, vacancy, ['Анна Ёлкина'])
  const { id } = await made.database.db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
  const token = await hr.token('/settings')
  for (const back of elsewhere) {
    const typed = decodeURIComponent(back)
    const stranger = await made.visitor()
    const answers = [
      await stranger.get(`/language/en?back=${back}`),
      await stranger.get(`/theme/dark?back=${back}`),
      await hr.submit(`/applications/${id}/owner?back=${back}`, { version: '1' }, token),
      await hr.submit(`/vacancies/${vacancy}/moves`, { back: typed }, token),
      await hr.submit(`/vacancies/${vacancy}/comparison`, { back: typed }, token),
    ]
    for (const answer of answers) {
      expect(answer.statusCode, back).toBe(303)
      const location = String(answer.headers.location)
      expect(new URL(location, 'http://yavka.test').origin, `${back}: ${location}`).toBe('http://yavka.test')
      expect(location).not.toContain('evil')
    }
  }
})
