import { describe, expect, test } from 'vitest'
import { testApp, testNow, Visitor, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const anna = { name: 'Анна Ёлкина', email: 'anna@example.ru', password: 'тихое утро и чай', language: 'ru' }
const old = 'quiet morning tea'

const pathIn = (body: string) =>
  /id="link" readonly value="http:\/\/yavka\.test(\/(?:join|reset)\/[^"]+)"/.exec(body)?.[1] ?? ''
const invitation = async (by: Visitor, role = 'recruiter') => pathIn((await by.post('/settings/links', { role })).body)
const reset = async (by: Visitor, id: number) => pathIn((await by.post(`/settings/colleagues/${id}/reset`)).body)
const lastId = async ({ database }: TestApp) =>
  (await database.db.selectFrom('users').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
/** In order, since either may be the quicker one. */
const statuses = (answers: { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
const status = async ({ app }: TestApp, path: string) => (await app.inject({ url: path })).statusCode

describe('an invitation', () => {
  test('works once and gives its role', async () => {
    const made = await testApp()
    const path = await invitation(await made.visitor('administrator'))
    const colleague = await made.visitor()
    expect((await colleague.get(path)).body).toContain('Recruiter')
    expect((await colleague.post(path, { ...anna, password: 'anna anna anna 1' }, path)).statusCode).toBe(422)
    expect((await colleague.post(path, anna, path)).statusCode).toBe(303)
    expect((await colleague.get('/')).statusCode).toBe(200)
    expect(await status(made, path)).toBe(404)
  })

  test('is used once by two who press at once', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    for (let round = 0; round < 5; round += 1) {
      const path = await invitation(administrator)
      const [one, two] = [await made.visitor(), await made.visitor()]
      const tokens = [await one.token(path), await two.token(path)] as const
      const answers = await Promise.all([
        one.submit(path, { ...anna, email: `one-${round}@example.ru` }, tokens[0]),
        two.submit(path, { ...anna, email: `two-${round}@example.ru` }, tokens[1]),
      ])
      expect(statuses(answers)).toEqual([303, 404])
    }
  })

  test('is not spent by the second of two who come at once with one e-mail', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    for (let round = 0; round < 5; round += 1) {
      const paths = [await invitation(administrator), await invitation(administrator)]
      const visitors = await Promise.all(paths.map(() => made.visitor()))
      const tokens = await Promise.all(paths.map((path, index) => visitors[index]!.token(path)))
      const email = `both-${round}@example.ru`
      const answers = await Promise.all(
        paths.map((path, index) => visitors[index]!.submit(path, { ...anna, email }, tokens[index]!)),
      )
      expect(statuses(answers)).toEqual([303, 422])
      const late = answers.findIndex(({ statusCode }) => statusCode === 422)
      expect(await status(made, paths[late]!)).toBe(200)
    }
  })

  test('is listed until it is used, over or taken back', async () => {
    const clock = { now: testNow }
    const made = await testApp({}, clock)
    const administrator = await made.visitor('administrator')
    const path = await invitation(administrator)
    const list = (await administrator.get('/settings')).body
    expect(list).toContain('One-time link (Recruiter)')
    expect(list).not.toContain(path)
    const address = /action="(\/settings\/links\/\d+\/revocation)"/.exec(list)?.[1] ?? ''
    expect((await administrator.post(address)).statusCode).toBe(303)
    expect(await status(made, path)).toBe(404)
    expect((await administrator.get('/settings')).body).not.toContain('/revocation')
    expect((await administrator.post(address)).statusCode).toBe(404)

    const other = await invitation(administrator)
    clock.now = testNow.add({ hours: 7 * 24 })
    expect(await status(made, other)).toBe(404)
    expect((await administrator.get('/settings')).body).not.toContain('/revocation')
  })

  test.each([
    ['blocked', 'block', 'unblock', {}],
    ['no longer an administrator', 'role', 'role', { role: 'administrator' }],
  ])('dies with its maker’s right, for good: %s', async (_what, path, back, again) => {
    const made = await testApp()
    const boss = await made.visitor('administrator')
    const maker = await made.visitor('administrator')
    const id = await lastId(made)
    const links = [await invitation(maker), await reset(maker, id - 1)]
    for (const link of links) expect(await status(made, link)).toBe(200)
    await boss.post(`/settings/colleagues/${id}/${path}`, { role: 'hr' })
    for (const link of links) expect(await status(made, link)).toBe(404)
    expect((await boss.get('/settings')).body).not.toContain('/revocation')
    await boss.post(`/settings/colleagues/${id}/${back}`, again)
    for (const link of links) expect(await status(made, link)).toBe(404)
  })

  test('of a maker who was blocked in the database by hand does not work', async () => {
    const made = await testApp()
    const path = await invitation(await made.visitor('administrator'))
    await made.database.db.updateTable('users').set({ disabled_at: testNow.toString() }).execute()
    expect(await status(made, path)).toBe(404)
  })
})

describe('a link for a new password', () => {
  async function forgetful() {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const { user, call } = await program(made)
    const colleague = new Visitor(made.app)
    await colleague.post('/sign-in', { email: user.email, password: old }, '/sign-in')
    return { made, administrator, user, call, colleague, path: await reset(administrator, user.id) }
  }

  test('replaces it once, ends all sessions and tokens, and signs the person in', async () => {
    const { made, user, call, colleague, path } = await forgetful()
    const elsewhere = new Visitor(made.app)
    expect((await elsewhere.get(path)).body).toContain(user.name)
    expect((await colleague.get('/settings')).statusCode).toBe(200)
    const weak = await elsewhere.post(path, { password: 'anna anna anna 1' }, path)
    expect([weak.statusCode, weak.body.includes('id="password-error"')]).toEqual([422, true])
    expect((await elsewhere.post(path, { password: anna.password }, path)).statusCode).toBe(303)
    expect((await elsewhere.get('/settings')).statusCode).toBe(200)
    expect((await colleague.get('/settings')).statusCode).toBe(303)
    expect((await call('GET', '/candidates')).statusCode).toBe(401)
    expect(await status(made, path)).toBe(404)
    const again = new Visitor(made.app)
    expect((await again.post('/sign-in', { email: user.email, password: old }, '/sign-in')).statusCode).toBe(422)
    expect((await again.post('/sign-in', { email: user.email, password: anna.password }, '/sign-in')).statusCode).toBe(
      303,
    )
  })

  test('is used once by two who press at once', async () => {
    const { made, path } = await forgetful()
    const [one, two] = [new Visitor(made.app), new Visitor(made.app)]
    const tokens = [await one.token(path), await two.token(path)] as const
    const answers = await Promise.all([
      one.submit(path, { password: 'первый новый пароль мой' }, tokens[0]),
      two.submit(path, { password: 'второй новый пароль твой' }, tokens[1]),
    ])
    expect(statuses(answers)).toEqual([303, 404])
  })

  test('gives way to a newer one, and to a password changed meanwhile', async () => {
    const { made, administrator, user, colleague, path } = await forgetful()
    const newer = await reset(administrator, user.id)
    expect([await status(made, path), await status(made, newer)]).toEqual([404, 200])
    await colleague.post('/settings/password', { currentPassword: old, password: anna.password })
    expect(await status(made, newer)).toBe(404)
  })

  test('works for a day, and not for somebody who is blocked meanwhile, even when unblocked', async () => {
    const clock = { now: testNow }
    const made = await testApp({}, clock)
    const administrator = await made.visitor('administrator')
    await made.visitor('hr')
    const id = await lastId(made)
    const first = await reset(administrator, id)
    await administrator.post(`/settings/colleagues/${id}/block`)
    expect((await administrator.post(`/settings/colleagues/${id}/reset`)).statusCode).toBe(404)
    await administrator.post(`/settings/colleagues/${id}/unblock`)
    expect(await status(made, first)).toBe(404)
    const second = await reset(administrator, id)
    clock.now = testNow.add({ hours: 24 })
    expect(await status(made, second)).toBe(404)
  })

  test('is not for oneself, whom the old password is asked, and opens no account of its own', async () => {
    const { made, administrator, path } = await forgetful()
    const id = (
      await made.database.db
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'administrator')
        .executeTakeFirstOrThrow()
    ).id
    expect((await administrator.post(`/settings/colleagues/${id}/reset`)).statusCode).toBe(403)
    expect(await status(made, path.replace('/reset/', '/join/'))).toBe(404)
    expect(await status(made, (await invitation(administrator)).replace('/join/', '/reset/'))).toBe(404)
  })

  test('of somebody who is blocked at that moment lets nobody in', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    for (let round = 0; round < 5; round += 1) {
      const { user } = await program(made)
      const path = await reset(administrator, user.id)
      const person = new Visitor(made.app)
      const tokens = [await person.token(path), await administrator.token('/settings')] as const
      const answers = await Promise.all([
        person.submit(path, { password: anna.password }, tokens[0]),
        administrator.submit(`/settings/colleagues/${user.id}/block`, {}, tokens[1]),
      ])
      expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([])
      expect((await person.get('/settings')).statusCode).toBe(303)
    }
  })
})
