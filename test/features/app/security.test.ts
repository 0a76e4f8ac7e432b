import { once } from 'node:events'
import { connect } from 'node:net'
import type { InjectOptions } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../../../src/features/accounts/acts/create-account.ts'
import { asset } from '../../../src/web/assets.ts'
import { testApp, testNow } from '../../support/app.ts'

const overTls = { PUBLIC_URL: 'https://yavka.test' }

type Asked = InjectOptions & { url: string }

const requests: Asked[] = [
  { method: 'GET', url: '/sign-in' },
  { method: 'GET', url: '/candidates' },
  { method: 'GET', url: '/nothing' },
  { method: 'GET', url: '/%zz' },
  { method: 'GET', url: '/api/%zz' },
  { method: 'GET', url: '/health' },
  { method: 'GET', url: '/api/openapi.json' },
  { method: 'GET', url: '/api/v1/candidates' },
  { method: 'POST', url: '/api/v1/plans/group', payload: {} },
  { method: 'POST', url: '/sign-in', payload: {} },
  { method: 'GET', url: '/language/en' },
  { method: 'GET', url: asset('base.css') },
  { method: 'GET', url: asset('icon.svg') },
  { method: 'GET', url: asset('lib/htmx.js') },
  { method: 'TRACE', url: '/' },
]

describe('every answer', () => {
  test('says what a browser may load and do, an answer to a broken address included', async () => {
    const { app } = await testApp(overTls)
    for (const request of requests) {
      const { headers } = await app.inject({ ...request, headers: { origin: 'https://evil.example' } })
      const policy = String(headers['content-security-policy']).split(';')
      expect(policy, request.url).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ]),
      )
      expect(policy.join(), request.url).not.toMatch(/unsafe|https?:|\*/)
      expect(headers, request.url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['strict-transport-security'], request.url).toBe('max-age=31536000; includeSubDomains')
      expect(
        Object.keys(headers).filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name)),
        request.url,
      ).toEqual([])
    }
  })

  test('says its type, and its encoding where it is text', async () => {
    const { app, visitor } = await testApp()
    const hr = await visitor('hr')
    const files = ['/candidates.csv', '/candidates.xlsx', '/turnout/history.csv'].map((url): Asked => ({
      method: 'GET',
      url,
      headers: { cookie: hr.cookie() },
    }))
    for (const request of [...requests, ...files]) {
      const { headers, rawPayload, statusCode } = await app.inject(request)
      if (rawPayload.length === 0) continue
      const type = String(headers['content-type'])
      expect(type, `${request.url} ${statusCode}`).toMatch(
        /^(text\/(html|css|csv)|application\/(javascript|json|problem\+json)|image\/svg\+xml); charset=utf-8$|^application\/vnd\.openxmlformats/,
      )
    }
  })

  test('to a message that is no HTTP, or of two lengths, is a refusal with the same headers, and nothing behind it is read', async () => {
    const { app } = await testApp()
    onTestFinished(() => app.close())
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    const smuggled =
      'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n'
    for (const message of ['no HTTP at all\r\n\r\n', smuggled]) {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
      socket.write(message)
      await once(socket, 'close')
      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
      expect(answer).toMatch(/\r\ncontent-security-policy: default-src 'none'/i)
      expect(answer).toMatch(/\r\nx-content-type-options: nosniff/i)
    }
  })
})

describe('every cookie', () => {
  const set = async (variables: Record<string, string>) => {
    const { app } = await testApp(variables)
    const answers = await Promise.all(['/welcome', '/language/en', '/theme/dark'].map((url) => app.inject(url)))
    return answers.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat())
  }

  test('is bound to this host and to TLS, read by no script, and sent by no other site', async () => {
    const cookies = await set(overTls)
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-yavka', '__Host-language', '__Host-theme'])
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-\w+=/)
      expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']))
      expect(cookie).not.toMatch(/domain=/i)
      expect(cookie.split(';')[0]!.length).toBeLessThan(4096)
    }
  })

  test('works without TLS, too, where no cookie may call itself secure', async () => {
    for (const cookie of await set({})) expect(cookie).not.toMatch(/__Host-|Secure/)
  })

  test('is read under the name it was set: the language stays, and so does who is signed in', async () => {
    const { visitor } = await testApp(overTls)
    const hr = await visitor('hr')
    await hr.get('/language/ru')
    expect((await hr.get('/settings')).body).toContain('lang="ru"')
    await hr.get('/theme/dark')
    expect((await hr.get('/settings')).body).toContain('data-theme="dark"')
  })
})

test('no address shows a folder, a file of the program or what a debugger would', async () => {
  const { app } = await testApp({ NODE_ENV: 'production' })
  const folder = asset('')
  for (const url of [
    '/.git/config',
    '/.git/',
    '/.env',
    '/package.json',
    '/src/server.ts',
    '/var/yavka.sqlite',
    '/assets/',
    folder,
    `${folder}lib/`,
    `${folder}../../../package.json`,
    `${folder}..%2f..%2fpackage.json`,
    `${folder}lib/..%2f..%2fpackage.json`,
    '/styleguide',
    '/metrics',
    '/debug',
  ]) {
    expect((await app.inject(url)).statusCode, url).toBe(404)
  }
})

test('TRACE is answered with a refusal that repeats nothing of what was sent', async () => {
  const { app } = await testApp()
  const answer = await app.inject({ method: 'TRACE', url: '/sign-in', headers: { 'x-secret': 'quiet morning' } })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.body).not.toContain('quiet morning')
})

test('every page of the team has the way out on it', async () => {
  const { visitor } = await testApp()
  const administrator = await visitor('administrator')
  for (const url of [
    '/',
    '/candidates',
    '/vacancies',
    '/batches',
    '/turnout',
    '/funnel',
    '/salaries',
    '/planner',
    '/imports',
    '/my-day',
    '/settings',
    '/settings/tokens',
    '/settings/webhooks',
    '/nothing',
  ]) {
    expect((await administrator.get(url)).body, url).toContain('action="/sign-out"')
  }
})

test('a password is taken to the letter, up to its last, and stays good for years', async () => {
  const clock = { now: testNow }
  const { database, visitor } = await testApp({}, clock)
  const password = ` Тихое  Утро 🍵 ${'чай '.repeat(40)}`
  await createAccount(
    database.db,
    { name: 'Анна', email: 'anna@example.ru', password, language: 'ru', role: 'hr' },
    clock.now,
  )
  clock.now = testNow.add({ hours: 3 * 365 * 24 })
  const enter = async (typed: string) =>
    (await (await visitor()).post('/sign-in', { email: 'anna@example.ru', password: typed }, '/sign-in')).statusCode
  for (const other of [password.trim(), password.toLowerCase(), `${password.slice(0, -1)}.`, password.slice(0, 72)])
    expect(await enter(other)).toBe(422)
  expect(await enter(password)).toBe(303)
})
