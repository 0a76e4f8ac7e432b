import { describe, expect, test } from 'vitest'
import { firstStartCode } from '../../../src/features/accounts/first-start-code.ts'
import { testApp } from '../../support/app.ts'

const anna = { name: 'Анна Ёлкина', email: 'Anna@Example.ru', password: 'тихое утро и чай', language: 'ru' }
const code = firstStartCode({ sessionKey: Buffer.alloc(32, 7) })
/** The first account, which needs the code that the server prints. */
const first = { ...anna, code }

describe('first start', () => {
  test('sends a newcomer to the set-up page and makes the first account an administrator', async () => {
    const { visitor } = await testApp()
    const newcomer = await visitor()
    expect((await newcomer.get('/')).headers.location).toBe('/sign-in?back=%2F')
    expect((await newcomer.get('/sign-in')).headers.location).toBe('/welcome')
    const made = await newcomer.post('/welcome', first, '/welcome')
    expect(made.statusCode).toBe(303)
    const home = await newcomer.get('/')
    expect(home.statusCode).toBe(200)
    expect(home.body).toContain('Здравствуйте, Анна Ёлкина!')
    expect((await newcomer.get('/settings')).body).toContain('Администратор')
  })

  test('is over once somebody has an account', async () => {
    const { visitor } = await testApp()
    await (await visitor()).post('/welcome', first, '/welcome')
    const second = await visitor()
    expect((await second.get('/welcome')).headers.location).toBe('/')
    const tried = await second.post('/welcome', { ...first, email: 'b@example.ru' }, '/sign-in')
    expect(tried.headers.location).toBe('/sign-in')
  })

  test('two people who start at the same moment make one administrator', async () => {
    const { visitor, database } = await testApp()
    const [one, two] = [await visitor(), await visitor()]
    const tokens = [await one.token('/welcome'), await two.token('/welcome')] as const
    const answers = await Promise.all([
      one.submit('/welcome', first, tokens[0]),
      two.submit('/welcome', { ...first, email: 'b@example.ru' }, tokens[1]),
    ])
    expect(answers.every((answer) => answer.statusCode < 500)).toBe(true)
    expect(await database.db.selectFrom('users').select('role').execute()).toEqual([{ role: 'administrator' }])
  })

  test('asks for the code that the server prints, so that nobody else comes first', async () => {
    const { visitor, database } = await testApp()
    const stranger = await visitor()
    for (const wrong of ['', 'AAAA-AAAA-AAAA-AAAA', `${code}A`]) {
      const answer = await stranger.post('/welcome', { ...anna, code: wrong }, '/welcome')
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('id="code-error"')
    }
    expect(await database.db.selectFrom('users').select('id').execute()).toEqual([])
    expect(
      (await stranger.post('/welcome', { ...anna, code: code.toLowerCase().replaceAll('-', ' ') }, '/welcome'))
        .statusCode,
    ).toBe(303)
  })

  test.each([
    [{}, false],
    [{ HOST: 'localhost' }, false],
    [{ HOST: '::1' }, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ PUBLIC_URL: 'https://hr.example.ru' }, true],
    [{ TRUST_PROXY: '1' }, true],
  ])('with %o the code is asked for: %s', async (variables, asked) => {
    const { visitor } = await testApp({ PUBLIC_URL: '', ...variables })
    const newcomer = await visitor()
    expect((await newcomer.get('/welcome')).body.includes('name="code"')).toBe(asked)
    expect((await newcomer.post('/welcome', anna, '/welcome')).statusCode).toBe(asked ? 422 : 303)
  })

  test('says what is wrong beside each field and keeps what was typed', async () => {
    const { visitor } = await testApp()
    const newcomer = await visitor()
    const answer = await newcomer.post(
      '/welcome',
      { name: 'Анна', email: 'anna', password: 'short', language: 'en' },
      '/welcome',
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="Анна"')
    expect(answer.body).toContain('Write an e-mail address')
    expect(answer.body).toContain('at least 15 characters')
    expect(answer.body).not.toContain('value="short"')
  })
})

describe('signing in', () => {
  test('refuses a wrong password and comes back to the page that was asked for', async () => {
    const { visitor } = await testApp()
    await (await visitor()).post('/welcome', first, '/welcome')
    const returning = await visitor()
    const wrong = await returning.post('/sign-in', { email: anna.email, password: 'something else' }, '/sign-in')
    expect(wrong.statusCode).toBe(422)
    const right = await returning.post(
      '/sign-in',
      { email: 'anna@example.ru', password: anna.password, back: '/settings' },
      '/sign-in',
    )
    expect(right.headers.location).toBe('/settings')
  })

  test('never leads to another site', async () => {
    const { visitor } = await testApp()
    await (await visitor()).post('/welcome', first, '/welcome')
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const someone = await visitor()
      const answer = await someone.post('/sign-in', { email: anna.email, password: anna.password, back }, '/sign-in')
      expect(answer.headers.location).toBe('/')
    }
  })

  test('is limited against guessing', async () => {
    const { visitor } = await testApp({ RATE_LIMIT: '120' })
    await (await visitor()).post('/welcome', first, '/welcome')
    const guesser = await visitor()
    const statuses = []
    for (let i = 0; i < 21; i += 1)
      statuses.push((await guesser.post('/sign-in', { email: anna.email, password: '' }, '/sign-in')).statusCode)
    expect(statuses.at(-2)).toBe(422)
    expect(statuses.at(-1)).toBe(429)
  })

  test('frees from the limit on what is open to strangers', async () => {
    const { visitor } = await testApp({ RATE_LIMIT: '3' })
    const [stranger, colleague] = [await visitor(), await visitor('hr')]
    const statuses = { stranger: 0, colleague: 0 }
    for (let call = 0; call < 4; call += 1) {
      statuses.stranger = (await stranger.get('/planner')).statusCode
      statuses.colleague = (await colleague.get('/planner')).statusCode
    }
    expect(statuses).toEqual({ stranger: 429, colleague: 200 })
  })

  test('a form without its token is refused', async () => {
    const { visitor } = await testApp()
    const someone = await visitor('hr')
    const answer = await someone.send({
      method: 'POST',
      url: '/sign-out',
      payload: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.statusCode).toBe(403)
  })
})
