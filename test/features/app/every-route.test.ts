import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filledApp, testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'
import { filled, routesOf } from '../../support/routes.ts'

const open =
  /^\/(health|welcome|sign-in|sign-out|join|reset|language|theme|assets|planner|salaries|styleguide|api|r|feeds)(\/|$)/

// Hundreds of requests each.
describe('every route', { timeout: 600_000 }, () => {
  test('but the open ones sends a stranger to the sign-in page', async () => {
    const made = await testApp()
    await made.visitor('hr')
    const stranger = await made.visitor()
    const routes = routesOf(made.app).filter(({ url }) => !open.test(url) && !url.endsWith('*'))
    expect(routes.length).toBeGreaterThan(30)
    for (const { method, url } of routes) {
      const answer = await stranger.send({ method, url: filled(url, '1') })
      // A form without its token is refused before anything else.
      expect([303, 403], `${method} ${url}`).toContain(answer.statusCode)
      if (answer.statusCode === 303) expect(String(answer.headers.location), url).toMatch(/^\/sign-in/)
    }
  })

  test('answers wrong addresses and forms without a 5xx', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const token = await administrator.token('/settings')
    const strange = oneof(
      string({ unit: 'binary', maxLength: 20 }),
      constantFrom('', '0', '-1', '9'.repeat(30), 'NaN', '1e9', '<script>', 'Ёж', '😀', '\u0000', "';--", '../..'),
    )
    const routes = routesOf(made.app).filter(
      ({ url }) => !url.startsWith('/api/') && !/^\/(settings\/sessions\/.*end|sign-out)$/.test(url),
    )
    const fields = [
      'name',
      'title',
      'email',
      'version',
      'reason',
      'slot',
      'candidate',
      'amount',
      'basis',
      'level',
      'city',
      'goal',
      'date',
      'from',
      'q',
      'after',
      'before',
      'vacancy',
      'phone',
      'kind',
    ]
    await assert(
      asyncProperty(
        constantFrom(...routes),
        strange,
        array(tuple(constantFrom(...fields), strange), { maxLength: 8 }),
        async ({ method, url }, parameter, pairs) => {
          const safe = (text: string) => text.toWellFormed()
          const body = new URLSearchParams([
            ['_csrf', token],
            ...pairs.map(([name, value]): [string, string] => [name, safe(value)]),
          ]).toString()
          const answer = await administrator.send({
            method,
            url: filled(url, safe(parameter)) + (method === 'GET' ? `?${body}` : ''),
            ...(method === 'POST' && {
              payload: body,
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
            }),
          })
          expect(answer.statusCode, `${method} ${url} ${parameter} ${JSON.stringify(pairs)}`).toBeLessThan(500)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('answers an address with a NUL, which PostgreSQL keeps in no text, without a 5xx', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const token = await administrator.token('/settings')
    for (const { method, url } of routesOf(made.app).filter((route) => route.url.includes(':'))) {
      const headers = { 'x-csrf-token': token, accept: '*/*' }
      const answer = await administrator.send({
        method,
        url: filled(url, 'a\u0000'),
        headers,
        ...(method === 'POST' && { payload: {} }),
      })
      expect(answer.statusCode, `${method} ${url}`).toBeLessThan(500)
      expect(answer.body, url).toMatch(url.startsWith('/api/') ? /"status":404/ : /<nav|<header/)
    }
  })

  test('is kept by no browser and nothing on the way, but for assets', async () => {
    const made = await filledApp()
    const administrator = await made.visitor('administrator')
    const stranger = await made.visitor()
    const { token } = await program(made, { role: 'administrator' })
    const headers = { authorization: `Bearer ${token}` }
    const seen = new Set<number>()
    for (const { method, url } of routesOf(made.app)) {
      const isAsset = url.startsWith('/assets/')
      for (const one of isAsset && url.endsWith('*') ? [url.replace('*', 'base.css')] : [filled(url, '1')]) {
        for (const visitor of [administrator, stranger]) {
          const answer = await visitor.send({ method, url: one, headers })
          if (visitor === administrator && method === 'GET') seen.add(answer.statusCode)
          expect(answer.headers['cache-control'], `${method} ${one} ${answer.statusCode}`).toMatch(
            isAsset ? /^public, max-age=31536000, immutable$/ : /^no-store$/,
          )
        }
      }
    }
    expect(seen).toContain(200)
    for (const nowhere of ['/nothing', '/api/v1/nothing', '/%zz', '/api/%zz', '/assets/nothing.css'])
      expect((await stranger.get(nowhere)).headers['cache-control'], nowhere).toBe('no-store')
  })

  test('answers HTML for pages and problems for the API, when there is nothing there', async () => {
    const made = await testApp()
    const someone = await made.visitor('hr')
    const page = await someone.get('/nothing/here')
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    const call = await someone.get('/api/v1/nothing')
    expect([call.statusCode, String(call.headers['content-type']).split(';')[0]]).toEqual([
      404,
      'application/problem+json',
    ])
    const broken = await someone.get('/api/v1/candidates/%zz')
    expect([broken.statusCode, String(broken.headers['content-type']).split(';')[0]]).toEqual([
      400,
      'application/problem+json',
    ])
  })

  test('says so when the database is gone, on a page of ours', async () => {
    const made = await testApp()
    const someone = await made.visitor('hr')
    await made.database.close()
    const health = await someone.get('/health')
    expect([health.statusCode, health.json().status]).toEqual([503, 'database does not answer'])
    const page = await someone.get('/')
    expect(page.statusCode).toBeGreaterThanOrEqual(500)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toContain('<h1>')
    expect(page.body).not.toContain('<%')
  })
})
