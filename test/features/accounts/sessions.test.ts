import { describe, expect, test } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import { createAccount } from '../../../src/features/accounts/acts/create-account.ts'
import { testApp, testNow, Visitor, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const rita = { email: 'rita@example.ru', password: 'quiet morning tea' }

/** A colleague on as many devices as wanted; `signIn` gives one more. */
async function colleague(made: TestApp) {
  await createAccount(made.database.db, { ...rita, name: 'Рита', language: 'en', role: 'recruiter' }, testNow)
  return async (fields: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const visitor = await made.visitor()
    const token = await visitor.token('/sign-in')
    const answer = await visitor.send({
      method: 'POST',
      url: '/sign-in',
      payload: new URLSearchParams({ ...rita, _csrf: token, ...fields }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
    expect(answer.statusCode).toBe(303)
    return { visitor, cookie: answer.cookies.find(({ name }) => name === 'yavka')! }
  }
}

const isIn = async ({ app }: TestApp, cookie: string) =>
  (await app.inject({ url: '/settings', headers: { cookie } })).statusCode === 200

const sessions = ({ database }: TestApp) => database.db.selectFrom('sessions').selectAll().execute()

describe('a session', () => {
  test('ends with signing out: a copied cookie stops working', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const { visitor } = await signIn()
    const copied = visitor.cookie()
    expect(await isIn(made, copied)).toBe(true)
    await visitor.post('/sign-out')
    expect(await isIn(made, copied)).toBe(false)
    expect(await sessions(made)).toEqual([])
  })

  test('is known to the database by a hash alone, and new with every sign-in', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const { visitor } = await signIn()
    const before = visitor.cookie()
    const [{ token_hash } = { token_hash: '' }] = await sessions(made)
    expect(token_hash).toMatch(/^[0-9a-f]{64}$/)
    await visitor.submit('/sign-in', rita, await visitor.token('/settings'))
    expect(await isIn(made, visitor.cookie())).toBe(true)
    expect(await isIn(made, before)).toBe(false)
    expect((await sessions(made)).map((one) => one.token_hash)).not.toContain(token_hash)
  })

  test('takes no form with the token of another one, or of the one before signing in', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const stranger = await made.visitor()
    const before = await stranger.token('/sign-in')
    await stranger.submit('/sign-in', rita, before)
    const { visitor: other } = await signIn()
    expect((await stranger.submit('/settings/sessions/end', {}, before)).statusCode).toBe(403)
    expect((await stranger.submit('/settings/sessions/end', {}, await other.token('/settings'))).statusCode).toBe(403)
    expect(await isIn(made, stranger.cookie())).toBe(true)
  })

  test('is over 12 hours after the last visit, and after a week in any case', async () => {
    const clock = { now: testNow }
    const made = await testApp({}, clock)
    const signIn = await colleague(made)
    const { visitor, cookie } = await signIn()
    expect(cookie.maxAge).toBeUndefined()
    let hours = 0
    for (; hours < 7 * 24 - 11; hours += 11) {
      clock.now = testNow.add({ hours })
      expect((await visitor.get('/settings')).statusCode).toBe(200)
    }
    clock.now = testNow.add({ hours: 7 * 24 })
    expect((await visitor.get('/settings')).statusCode).toBe(303)

    const { visitor: idle } = await signIn()
    clock.now = clock.now.add({ hours: 12 })
    expect((await idle.get('/settings')).statusCode).toBe(303)
  })

  test('of somebody who stays signed in lasts 30 days after the last visit, and 90 in any case', async () => {
    const clock = { now: testNow }
    const made = await testApp({}, clock)
    const signIn = await colleague(made)
    const { visitor, cookie } = await signIn({ keep: 'yes' })
    expect(cookie.maxAge).toBe(90 * 24 * 3600)
    for (const days of [29, 58, 87]) {
      clock.now = testNow.add({ hours: days * 24 })
      const answer = await visitor.get('/settings')
      expect(answer.statusCode).toBe(200)
      for (const again of answer.cookies) expect(again.maxAge).toBe(90 * 24 * 3600)
    }
    clock.now = testNow.add({ hours: 90 * 24 })
    expect((await visitor.get('/settings')).statusCode).toBe(303)

    const { visitor: idle } = await signIn({ keep: 'yes' })
    clock.now = clock.now.add({ hours: 30 * 24 })
    expect((await idle.get('/settings')).statusCode).toBe(303)
  })

  test('is written down as seen once in five minutes, and removed when it is over', async () => {
    const clock = { now: testNow }
    const made = await testApp({}, clock)
    const signIn = await colleague(made)
    const { visitor } = await signIn()
    const seenAfter = async (minutes: number) => {
      clock.now = testNow.add({ minutes })
      await visitor.get('/settings')
      return (await sessions(made))[0]?.seen_at
    }
    expect(await seenAfter(4)).toBe(testNow.toString())
    expect(await seenAfter(6)).toBe(testNow.add({ minutes: 6 }).toString())
    expect(await seenAfter(10)).toBe(testNow.add({ minutes: 6 }).toString())
    clock.now = testNow.add({ hours: 100 })
    await signIn()
    expect((await sessions(made)).map(({ started_at }) => started_at)).toEqual([clock.now.toString()])
  })

  test('is the same on a second server of the database', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const { visitor } = await signIn()
    const second = await buildApp(made.services)
    expect((await second.inject({ url: '/settings', headers: { cookie: visitor.cookie() } })).statusCode).toBe(200)
    await visitor.post('/sign-out')
    expect((await second.inject({ url: '/settings', headers: { cookie: visitor.cookie() } })).statusCode).toBe(303)
  })
})

describe('the list of one’s sessions', () => {
  const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' }

  test('names the devices and ends any but this one', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const { visitor: here } = await signIn()
    const { visitor: there } = await signIn({}, firefox)
    const page = await here.get('/settings/sessions')
    expect(page.body).toContain('Firefox, Linux')
    const addresses = [...page.body.matchAll(/action="(\/settings\/sessions\/\d+\/end)"/g)].map(
      ([, address]) => address!,
    )
    expect(addresses).toHaveLength(1)
    expect((await here.post(addresses[0]!)).statusCode).toBe(303)
    expect(await isIn(made, there.cookie())).toBe(false)
    expect(await isIn(made, here.cookie())).toBe(true)
  })

  test('gives nobody a colleague’s', async () => {
    const made = await testApp()
    const signIn = await colleague(made)
    const { visitor } = await signIn({}, firefox)
    const [{ id } = { id: 0 }] = await sessions(made)
    const administrator = await made.visitor('administrator')
    expect((await administrator.get('/settings/sessions')).body).not.toContain('Firefox')
    expect((await administrator.post(`/settings/sessions/${id}/end`)).statusCode).toBe(404)
    expect(await isIn(made, visitor.cookie())).toBe(true)
  })

  test('ends all of them together, and the tokens of programs', async () => {
    const made = await testApp()
    const { user, call } = await program(made)
    const here = new Visitor(made.app)
    await here.post('/sign-in', { email: user.email, password: rita.password }, '/sign-in')
    const other = new Visitor(made.app)
    await other.post('/sign-in', { email: user.email, password: rita.password }, '/sign-in')
    const bystander = await program(made)
    expect((await here.post('/settings/sessions/end')).headers.location).toBe('/sign-in')
    expect([await isIn(made, here.cookie()), await isIn(made, other.cookie())]).toEqual([false, false])
    expect((await call('GET', '/candidates')).statusCode).toBe(401)
    expect((await bystander.call('GET', '/candidates')).statusCode).toBe(200)
  })

  test('leaves no token that is made while all is ended', async () => {
    const made = await testApp()
    for (let round = 0; round < 10; round += 1) {
      const thief = await made.visitor('recruiter')
      const owner = new Visitor(made.app)
      const { id, email } = await made.database.db
        .selectFrom('users')
        .select(['id', 'email'])
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      await owner.post('/sign-in', { email, password: rita.password }, '/sign-in')
      const tokens = [await thief.token('/settings'), await owner.token('/settings')] as const
      await Promise.all([
        thief.submit('/settings/tokens', { name: 'x', permission: 'candidates.read', days: '30' }, tokens[0]),
        owner.submit('/settings/sessions/end', {}, tokens[1]),
      ])
      expect(
        await made.database.db
          .selectFrom('api_tokens')
          .select('id')
          .where('user_id', '=', id)
          .where('revoked_at', 'is', null)
          .execute(),
      ).toEqual([])
    }
  })
})
