import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

test.each([
  ['phones', '8 999 999-99-99', '“+79999999999” stands for no contact'],
  ['emails', 'no@mail.ru', '“no@mail.ru” stands for no contact'],
  ['profiles', 'https://drive.google.com/open?id=1aB', 'does not lead to a page about one person'],
])('a contact that many people have is refused by page and API alike: %s %s', async (field, contact, reason) => {
  const made = await testApp()
  const hr = await made.visitor('hr')
  const { call } = await program(made)
  const [onPage, byApi] = [
    await hr.post('/candidates', { name: 'Ким Анна', [field]: contact }),
    await call('POST', '/candidates', { name: 'Ли Олег', [field]: [contact] }),
  ]
  expect([onPage.statusCode, byApi.statusCode]).toEqual([422, 400])
  expect(onPage.body).toContain(reason)
  expect(onPage.body).toContain(contact)
  const [{ path, message }] = byApi.json().errors
  expect(path).toMatch(new RegExp(`^${field}`))
  expect(message).toContain(reason)

  await call('POST', '/candidates', { name: 'Ли Олег' })
  const [changedOnPage, changedByApi] = [
    await hr.post('/candidates/1', { name: 'Ли Олег', version: '1', [field]: contact }),
    await call('PATCH', '/candidates/1', { version: 1, [field]: [contact] }),
  ]
  expect([changedOnPage.statusCode, changedByApi.statusCode]).toEqual([422, 400])
  expect(changedOnPage.body).toContain(reason)
  expect(changedByApi.json().errors[0].message).toContain(reason)
  expect(await made.database.db.selectFrom('candidate_contacts').select('key').execute()).toEqual([])
})
