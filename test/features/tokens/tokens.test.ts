import { expect, test } from 'vitest'
import { testApp, testNow } from '../../support/app.ts'
import { createToken } from '../../../src/db/identity/api-tokens.ts'
import { userColumns } from '../../../src/db/identity/users.ts'
import { makeToken } from '../../../src/features/tokens/acts/make-token.ts'
import { revokeToken } from '../../../src/features/tokens/acts/revoke-token.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { program } from '../../support/program.ts'

test('a token is shown once, works, and stops when it is revoked', async () => {
  const made = await testApp()
  const recruiter = await made.visitor('recruiter')
  const page = await recruiter.post('/settings/tokens', { name: 'CRM', permission: ['candidates.read'], days: '30' })
  const token = /yavka_[\w-]{43}/.exec(page.body)?.[0] ?? ''
  expect(token).not.toBe('')
  const list = (await recruiter.get('/settings/tokens')).body
  expect(list).toContain('CRM')
  expect(list).not.toContain(token)
  expect(JSON.stringify(await made.database.db.selectFrom('api_tokens').selectAll().execute())).not.toContain(
    token.slice(10),
  )

  const ask = () => made.app.inject({ url: '/api/v1/candidates', headers: { authorization: `Bearer ${token}` } })
  expect((await ask()).statusCode).toBe(200)
  const { id, last_used_at } = await made.database.db
    .selectFrom('api_tokens')
    .select(['id', 'last_used_at'])
    .executeTakeFirstOrThrow()
  expect(last_used_at).toBe(testNow.toString())
  await recruiter.post(`/settings/tokens/${id}/revocation`)
  const refused = await ask()
  expect(refused.statusCode).toBe(401)
  expect(refused.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  expect(refused.headers['content-type']).toContain('application/problem+json')
})

test('nobody but an administrator sees or ends a colleague’s token', async () => {
  const made = await testApp()
  await program(made)
  const { id } = await made.database.db.selectFrom('api_tokens').select('id').executeTakeFirstOrThrow()
  const [hr, administrator] = [await made.visitor('hr'), await made.visitor('administrator')]
  expect((await hr.get('/settings/tokens')).body).not.toContain('CRM')
  expect((await hr.post(`/settings/tokens/${id}/revocation`)).statusCode).toBe(404)
  expect((await administrator.get('/settings/tokens')).body).toContain('CRM')
  expect((await administrator.post(`/settings/tokens/${id}/revocation`)).statusCode).toBe(303)
})

test('without a token, with a session alone, or with a wrong one it is 401', async () => {
  const made = await testApp()
  const hr = await made.visitor('hr')
  const bySession = await hr.get('/api/v1/candidates')
  expect([bySession.statusCode, bySession.headers['www-authenticate'], bySession.json().status]).toEqual([
    401,
    'Bearer',
    401,
  ])
  for (const authorization of ['Bearer yavka_wrong', 'Basic YTpi', 'Bearer', `Bearer ${'x'.repeat(500)}`]) {
    expect(
      (await made.app.inject({ url: '/api/v1/candidates', headers: { authorization } })).statusCode,
      authorization,
    ).toBe(401)
  }
})

test('a token does no more than it allows, nor more than its maker may', async () => {
  const made = await testApp()
  const reader = await program(made, { permissions: ['candidates.read'] })
  expect((await reader.call('GET', '/candidates')).statusCode).toBe(200)
  expect((await reader.call('POST', '/candidates', { name: 'Анна' })).statusCode).toBe(403)
  const manager = await program(made, { role: 'manager', permissions: ['vacancies.read', 'candidates.edit'] })
  expect((await manager.call('GET', '/vacancies')).statusCode).toBe(200)
  expect((await manager.call('POST', '/candidates', { name: 'Анна' })).statusCode).toBe(403)
})

test('a form can not give a token what its maker may not do', async () => {
  const made = await testApp()
  const manager = await made.visitor('manager')
  await manager.post('/settings/tokens', {
    name: 'CRM',
    permission: ['candidates.read', 'candidates.edit'],
    days: '30',
  })
  expect(
    (await made.database.db.selectFrom('api_tokens').select('permissions_json').executeTakeFirstOrThrow())
      .permissions_json,
  ).toBe('["candidates.read"]')
})

test('a token loses at once what its maker’s role loses', async () => {
  const made = await testApp()
  const { call, user } = await program(made, { role: 'hr' })
  const administrator = await made.visitor('administrator')
  expect((await call('GET', '/candidates')).statusCode).toBe(200)
  expect((await call('POST', '/candidates', { name: 'Анна' })).statusCode).toBe(201)
  // Not through Settings, where a change of role ends all tokens: here the call itself looks at the role.
  await made.database.db.updateTable('users').set({ role: 'manager' }).where('id', '=', user.id).execute()
  expect((await call('POST', '/candidates', { name: 'Анна' })).statusCode).toBe(403)
  expect((await call('GET', '/candidates')).statusCode).toBe(403)
  expect((await call('GET', '/vacancies')).statusCode).toBe(200)
  const { body } = await administrator.get('/settings/tokens')
  expect(body).toContain('See candidates, See vacancies, See batches')
})

test('who may not export candidates does not by a token either: neither page by page nor one by one', async () => {
  const made = await testApp()
  await makeCandidates(made.database.db, await makeVacancy(made.database.db), ['Анна Ёлкина'])
  const [manager, other] = [await program(made, { role: 'manager' }), await program(made, { role: 'manager' })]
  const refused = await manager.call('GET', '/candidates?limit=1')
  expect([refused.statusCode, refused.json().detail]).toEqual([
    403,
    expect.stringContaining('may not export candidates'),
  ])
  expect(refused.headers['content-type']).toContain('application/problem+json')
  for (let time = 0; time < 100; time += 1) expect((await manager.call('GET', '/candidates/1')).statusCode).toBe(200)
  expect((await manager.call('GET', '/candidates/1')).statusCode).toBe(429)
  expect((await other.call('GET', '/candidates/1')).statusCode).toBe(200)
  const recruiter = await program(made, { permissions: ['candidates.read'] })
  for (let time = 0; time < 102; time += 1) expect((await recruiter.call('GET', '/candidates/1')).statusCode).toBe(200)
  expect((await recruiter.call('GET', '/candidates')).statusCode).toBe(200)
  const page = await made.visitor('manager')
  for (const file of ['/candidates.csv', '/candidates.xlsx', '/turnout/history.csv'])
    expect((await page.get(file)).statusCode, file).toBe(403)
})

test('no token lives longer than a year', async () => {
  const made = await testApp()
  const { user } = await program(made)
  await createToken(
    made.database.db,
    user.id,
    { name: 'for ever', permissions: [], expiresAt: testNow.add({ hours: 1_000_000 }) },
    testNow,
  )
  const last = await made.database.db
    .selectFrom('api_tokens')
    .select('expires_at')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(last.expires_at).toBe(testNow.add({ hours: 24 * 365 }).toString())
  const recruiter = await made.visitor('recruiter')
  for (const days of ['3650', '0', '-1', ''])
    expect(
      (await recruiter.post('/settings/tokens', { name: 'CRM', permission: 'candidates.read', days })).statusCode,
      days,
    ).toBe(422)
})

test('a token that is over, and that of a blocked colleague, are dead', async () => {
  const clock = { now: testNow }
  const made = await testApp({}, clock)
  const { user, call } = await program(made)
  expect((await call('GET', '/candidates')).statusCode).toBe(200)
  await made.database.db
    .updateTable('users')
    .set({ disabled_at: testNow.toString() })
    .where('id', '=', user.id)
    .execute()
  expect((await call('GET', '/candidates')).statusCode).toBe(401)
  await made.database.db.updateTable('users').set({ disabled_at: null }).where('id', '=', user.id).execute()
  clock.now = testNow.add({ hours: 2401 })
  expect((await call('GET', '/candidates')).statusCode).toBe(401)
})

test('wrong tokens are counted by address, right ones are not', async () => {
  const made = await testApp({ RATE_LIMIT: '5' })
  const { call } = await program(made)
  const guess = () => made.app.inject({ url: '/api/v1/candidates', headers: { authorization: 'Bearer yavka_guess' } })
  for (let time = 0; time < 30; time += 1) expect((await guess()).statusCode).toBe(401)
  expect((await guess()).statusCode).toBe(429)
  expect((await call('GET', '/candidates')).statusCode).toBe(200)
})

test('no token is made for somebody whose sessions were ended meanwhile, and none is ended twice or by a colleague', async () => {
  const { visitor, database } = await testApp()
  const { db } = database
  await visitor('recruiter')
  const maker = await db
    .selectFrom('users')
    .select(userColumns)
    .where('role', '=', 'recruiter')
    .executeTakeFirstOrThrow()
  const wanted = { name: 'CRM', permissions: ['candidates.read'] as const, days: 30 }
  expect(await makeToken(db, wanted, { ...maker, epoch: maker.epoch + 1 }, testNow)).toEqual({ refused: 'signed-out' })
  expect(await db.selectFrom('api_tokens').select('id').execute()).toEqual([])

  expect(await makeToken(db, wanted, maker, testNow)).toHaveProperty('token')
  const { id, expires_at } = await db.selectFrom('api_tokens').select(['id', 'expires_at']).executeTakeFirstOrThrow()
  expect(expires_at).toBe(testNow.add({ hours: 24 * 30 }).toString())
  const revoked = (user: number | null) => revokeToken(db, id, user, testNow)
  expect([await revoked(maker.id + 1), await revoked(maker.id), await revoked(maker.id), await revoked(null)]).toEqual([
    { refused: 'no-token' },
    { revoked: true },
    { refused: 'no-token' },
    { refused: 'no-token' },
  ])
})
