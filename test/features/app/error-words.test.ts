import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const form = 'application/x-www-form-urlencoded'

test('a token that may not do something is answered in words about tokens, not about pages', async () => {
  const made = await testApp()
  const { call } = await program(made, { permissions: ['candidates.read'] })
  const refused = await call('POST', '/vacancies', {})
  expect(refused.statusCode).toBe(403)
  expect(refused.json()).toMatchObject({ title: 'This token may not do that' })
  expect(refused.json().detail).toMatch(/permission/)
  expect(refused.body).not.toMatch(/page|reload/)
})

test('a body of JSON that is too large is not called a file', async () => {
  const { app } = await testApp()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/levels',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ more: 'x'.repeat(5_000_000) }),
  })
  expect(answer.statusCode).toBe(413)
  expect(answer.body).not.toMatch(/file/)
})

test('a form that is too large is not called a file', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const answer = await hr.submit('/vacancies', { text: 'x'.repeat(2_000_000) }, await hr.token('/settings'))
  expect(answer.statusCode).toBe(413)
  expect(answer.body).not.toContain('file')
})

test('a conflict is told to programs without a page to go back to', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const created = await call('POST', '/candidates', { name: 'Ким Анна' })
  const late = await call('PATCH', `/candidates/${created.json().id}`, { version: 7, name: 'Ким Анна' })
  expect(late.statusCode).toBe(409)
  expect(late.body).not.toMatch(/page was open|Go back/)
})

test('a role that may not, and a form whose page is too old, are told apart', async () => {
  const { visitor } = await testApp()
  const manager = await visitor('manager')
  const role = await manager.get('/vacancies/new')
  const old = await manager.send({
    method: 'POST',
    url: '/sign-out',
    payload: '_csrf=old',
    headers: { 'content-type': form },
  })
  expect([role.statusCode, old.statusCode]).toEqual([403, 403])
  expect(role.body).toContain('Your role does not allow this')
  expect(role.body).not.toContain('too long')
  expect(old.body).toContain('open for too long')
  expect(old.body).not.toContain('Your role')
})
