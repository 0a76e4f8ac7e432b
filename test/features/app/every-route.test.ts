import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../support/app.ts'

type Route = { method: 'GET' | 'POST'; url: string }

/** Every route of the app, as its router lists them. */
function routesOf({ app }: TestApp): Route[] {
  const routes: Route[] = []
  const path: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*) ?(?:\(([A-Z, ]+)\))?/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? '').length / 4
    path.length = depth
    path.push(match[2] ?? '')
    for (const method of ['GET', 'POST'] as const) if (match[3]?.split(', ').includes(method)) routes.push({ method, url: path.join('') })
  }
  return routes
}

const open = /^\/(health|welcome|sign-in|sign-out|join|language|theme|assets|planner|salaries|styleguide|api)(\/|$)/

const filled = (url: string, value: string) => url.replaceAll(/:[a-zA-Z]+/g, encodeURIComponent(value)).replace('*', 'x')

describe('every route', () => {
  test('but the open ones sends a stranger to the sign-in page', async () => {
    const made = await testApp()
    await made.visitor('hr')
    const stranger = await made.visitor()
    const routes = routesOf(made).filter(({ url }) => !open.test(url) && !url.endsWith('*'))
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
    const strange = oneof(string({ unit: 'binary', maxLength: 20 }), constantFrom('', '0', '-1', '9'.repeat(30), 'NaN', '1e9', '<script>', 'Ёж', '😀', '\u0000', "';--", '../..'))
    const routes = routesOf(made).filter(({ url }) => !url.startsWith('/api/') && url !== '/settings/sessions/end' && url !== '/sign-out')
    const fields = ['name', 'title', 'email', 'version', 'reason', 'slot', 'candidate', 'amount', 'basis', 'level', 'city', 'goal', 'date', 'from', 'q', 'after', 'before', 'vacancy', 'phone', 'kind']
    await assert(
      asyncProperty(constantFrom(...routes), strange, array(tuple(constantFrom(...fields), strange), { maxLength: 8 }), async ({ method, url }, parameter, pairs) => {
        const safe = (text: string) => text.toWellFormed()
        const body = new URLSearchParams([['_csrf', token], ...pairs.map(([name, value]): [string, string] => [name, safe(value)])]).toString()
        const answer = await administrator.send({
          method,
          url: filled(url, safe(parameter)) + (method === 'GET' ? `?${body}` : ''),
          ...(method === 'POST' && { payload: body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        })
        expect(answer.statusCode, `${method} ${url} ${parameter} ${JSON.stringify(pairs)}`).toBeLessThan(500)
      }),
      { numRuns: 400 },
    )
  })

  test('answers an address with a NUL, which PostgreSQL keeps in no text, without a 5xx', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const token = await administrator.token('/settings')
    for (const { method, url } of routesOf(made).filter((route) => route.url.includes(':'))) {
      const headers = { 'x-csrf-token': token, accept: '*/*' }
      const answer = await administrator.send({ method, url: filled(url, 'a\u0000'), headers, ...(method === 'POST' && { payload: {} }) })
      expect(answer.statusCode, `${method} ${url}`).toBeLessThan(500)
    }
  })

  test('answers HTML for pages and problems for the API, when there is nothing there', async () => {
    const made = await testApp()
    const someone = await made.visitor('hr')
    const page = await someone.get('/nothing/here')
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    const call = await someone.get('/api/v1/nothing')
    expect([call.statusCode, String(call.headers['content-type']).split(';')[0]]).toEqual([404, 'application/problem+json'])
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
