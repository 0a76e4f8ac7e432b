import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

const vacancy = {
  title: 'Менеджер по продажам',
  city: 'moscow',
  level: '2',
  openings: '1',
  description: 'Ищем девушку от 25 до 35 лет с личным автомобилем',
}

test('demands the law does not allow are pointed at, with the articles, and the vacancy is saved as written', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const made = await hr.post('/vacancies', vacancy)
  expect(made.statusCode).toBe(303)
  const address = String(made.headers.location)
  const { body } = await hr.get(address)
  expect(body).toContain('look at its wording')
  for (const text of [
    vacancy.description,
    '<q>девушку</q> — sex',
    '— age',
    '— an own car',
    'Labour Code, article 3',
    'Labour Code, article 64',
    '565-FZ',
    '13.11.1',
  ])
    expect(body).toContain(text)
  const form = (await hr.get(`${address}/edit`)).body
  expect(form).toContain('<q>девушку</q>')
  expect(form.indexOf('<q>девушку</q>')).toBeGreaterThan(form.indexOf('id="description"'))

  const changed = await hr.post(address, { ...vacancy, description: 'Возраст не важен', version: '1' })
  expect(changed.statusCode).toBe(303)
  const after = (await hr.get(address)).body
  expect(after).toContain('Saved.')
  expect(after).not.toContain('<q>')
  expect(after).toContain('That is no approval')
})

test('in Russian, and in the title as well', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  hr.language = 'ru'
  const made = await hr.post('/vacancies', { ...vacancy, title: 'Менеджер без вредных привычек', description: '' })
  const page = await hr.get(String(made.headers.location))
  expect(page.body).toMatch(/<q>без вредных привычек<\/q> — (привычки|habits)/)
})

test('pointed at while one writes, and when the form is wrong elsewhere', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const part = await hr.post('/vacancies/lawful-text', vacancy, '/vacancies/new')
  expect(part.statusCode).toBe(200)
  expect(part.body).not.toContain('<html')
  expect(part.body).toContain('<q>девушку</q>')
  const wrong = await hr.post('/vacancies', { ...vacancy, city: '' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('<q>девушку</q>')
  expect(
    (await hr.post('/vacancies/lawful-text', { title: ['a', 'b'], description: ['c', 'd'] }, '/vacancies/new'))
      .statusCode,
  ).toBe(200)
})
