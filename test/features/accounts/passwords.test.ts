import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { makeAccount } from '../../support/account.ts'
import { testApp, testNow, Visitor, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const rita = { name: 'Рита Полянская', email: 'rita@romashka.ru', password: 'quiet morning tea' }
const next = 'тихое утро и крепкий чай'

async function signedIn(made: TestApp, fields: Record<string, string> = {}) {
  const visitor = new Visitor(made.app)
  const answer = await visitor.post('/sign-in', { email: rita.email, password: rita.password, ...fields }, '/sign-in')
  return { visitor, status: answer.statusCode }
}

const withRita = (made: TestApp) =>
  makeAccount(made.database.db, { ...rita, language: 'en', role: 'recruiter' }, testNow)

const change = (visitor: Visitor, currentPassword: string, password: string) =>
  visitor.post('/settings/password', { currentPassword, password })

describe('a new password', () => {
  test.each([
    ['too short, even in fifteen units of text', '😀'.repeat(14), 'at least 15'],
    ['a common one', 'passwordpassword', 'Too easy'],
    ['common ones in a row', 'password12345678', 'Too easy'],
    ['a row of keys', 'qwertyuiopasdfgh', 'Too easy'],
    ['a row of keys on a Russian keyboard', 'йцукенгшщзхъфывап', 'Too easy'],
    ['a common word of Russians, typed in either way', 'парольпарольпароль', 'Too easy'],
    ['one character again and again', 'ааааааааааааааааа', 'Too easy'],
    ['the name and the year', 'РитаПолянская2026', 'Too easy'],
    ['the name in Latin letters', 'rita.polianskaia', 'Too easy'],
    ['the e-mail', 'rita@romashka.ru', 'Too easy'],
    ['the organisation', 'romashkaromashka1', 'Too easy'],
    ['the product', 'yavka yavka yavka', 'Too easy'],
    ['more than anybody types', 'quiet morning tea '.repeat(20), 'at most 256'],
  ])('is refused when it is %s', async (_what, password, why) => {
    const made = await testApp()
    await withRita(made)
    const { visitor } = await signedIn(made)
    const answer = await change(visitor, rita.password, password)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="password-error"')
    expect(answer.body).toContain(why)
    expect(answer.body).not.toContain(rita.password)
    expect((await signedIn(made)).status).toBe(303)
  })

  test.each([
    'correct horse battery staple',
    'тихое утро и чай',
    'zq8 Kd!v0p7#wTx4b',
    '七転び八起き猿も木から落ちる犬',
    `${'quiet morning tea '.repeat(14)}end`,
  ])('of any letters, spaces and signs is taken: %s', async (password) => {
    const made = await testApp()
    await withRita(made)
    const { visitor } = await signedIn(made)
    expect((await change(visitor, rita.password, password)).statusCode).toBe(303)
    expect((await signedIn(made, { password })).status).toBe(303)
  })

  test('is the same however a keyboard puts its letters together', async () => {
    const made = await testApp()
    await withRita(made)
    const { visitor } = await signedIn(made)
    const password = 'мой тёплый чайник'
    await change(visitor, rita.password, password.normalize('NFD'))
    expect((await signedIn(made, { password: password.normalize('NFC') })).status).toBe(303)
  })
})

describe('an old password', () => {
  test('that is shorter than new ones may be, or was kept as typed, opens the door as before', async () => {
    const made = await testApp()
    const { id } = await withRita(made)
    for (const password of ['short', 'мой тёплый чайник'.normalize('NFD')]) {
      await made.database.db
        .updateTable('users')
        .set({ password_hash: await hash(password) })
        .where('id', '=', id)
        .execute()
      expect((await signedIn(made, { password })).status).toBe(303)
    }
  })
})

describe('changing the password', () => {
  test('asks the old one, ends every other session, and keeps this one as long as before', async () => {
    const made = await testApp()
    const { id } = await withRita(made)
    const [{ visitor: here }, { visitor: there }] = [await signedIn(made, { keep: 'yes' }), await signedIn(made)]
    const copied = here.cookie()
    const wrong = await change(here, 'not the password', next)
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('id="currentPassword-error"')
    expect((await there.get('/settings')).statusCode).toBe(200)

    expect((await change(here, rita.password, next)).statusCode).toBe(303)
    expect((await here.get('/settings')).body).toContain('The password is changed')
    expect((await there.get('/settings')).statusCode).toBe(303)
    expect((await made.app.inject({ url: '/settings', headers: { cookie: copied } })).statusCode).toBe(303)
    expect(await made.database.db.selectFrom('sessions').select(['user_id', 'kept']).execute()).toEqual([
      { user_id: id, kept: 1 },
    ])
    expect((await signedIn(made)).status).toBe(422)
    expect((await signedIn(made, { password: next })).status).toBe(303)
  })

  test('leaves tokens of programs, for which nobody knew it', async () => {
    const made = await testApp()
    const { user, call } = await program(made)
    const visitor = new Visitor(made.app)
    await visitor.post('/sign-in', { email: user.email, password: rita.password }, '/sign-in')
    expect((await change(visitor, rita.password, next)).statusCode).toBe(303)
    expect((await call('GET', '/candidates')).statusCode).toBe(200)
  })

  test('lets in nobody who comes with the old one at that moment', async () => {
    const made = await testApp()
    const { id } = await withRita(made)
    const { visitor } = await signedIn(made)
    const thief = new Visitor(made.app)
    const tokens = [await visitor.token('/settings/password'), await thief.token('/sign-in')] as const
    await Promise.all([
      visitor.submit('/settings/password', { currentPassword: rita.password, password: next }, tokens[0]),
      ...Array.from({ length: 5 }, () =>
        thief.submit('/sign-in', { email: rita.email, password: rita.password }, tokens[1]),
      ),
    ])
    expect((await visitor.get('/settings')).statusCode).toBe(200)
    expect((await thief.get('/settings')).statusCode).toBe(303)
    const { epoch } = await made.database.db
      .selectFrom('users')
      .select('epoch')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(
      await made.database.db.selectFrom('sessions').select('id').where('epoch', '=', epoch).execute(),
    ).toHaveLength(1)
  })
})
