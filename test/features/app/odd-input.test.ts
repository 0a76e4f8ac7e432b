import { array, assert, asyncProperty, constantFrom, integer, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filledApp, type TestApp, type Visitor } from '../../support/app.ts'
import { databaseKind } from '../../support/database.ts'
import { program } from '../../support/program.ts'
import { filled, formsOf, routesOf, type Form, type Route } from '../../support/routes.ts'

/** Texts that a browser seldom sends and a script does at once. */
const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e400',
  'NaN',
  '2147483648',
  '9'.repeat(30),
  '0000-00-00',
  '9999-12-31',
  '-271821-04-19',
  '24:00',
  'a\u0000b',
  '\u0000',
  '\ufffd',
  '__proto__',
  'constructor',
  'toString',
  '[object Object]',
  '%',
  '<script>',
  "';--",
  '😀'.repeat(300),
] as const

/**
 * Values that a database may take differently: empty, numbers and days out of range, bytes it keeps in no text. The
 * others meet the same code on both databases, and are sent to one.
 */
const oddForDatabases: readonly string[] = [
  '',
  '-1',
  '1e400',
  '2147483648',
  '9'.repeat(30),
  '9999-12-31',
  '-271821-04-19',
  'a\u0000b',
  '\ufffd',
  '😀'.repeat(300),
]
const oddHere = databaseKind === 'sqlite' ? odd : oddForDatabases
/** Sent in all fields of a page at once. */
const oddInAllFields = ['', 'a\u0000b', '9'.repeat(30)]

/** What these would end is needed by the next call, or they go on when the test is over. */
const ending = /^\/(sign-out|settings\/sessions\/.*end|imports\/[^/]+\/(mapping|publication))/
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

type Sent = Parameters<Visitor['send']>[0]

const formBody = (token: string, fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams([['_csrf', token], ...fields.map(([name, value]): [string, string] => [name, value])]).toString()

const isPage = ({ url }: Route) => !url.startsWith('/api/') && !ending.test(url)

/** The forms of all the pages; read once, since every test begins with the same database. */
async function readForms({ app, visitor }: TestApp): Promise<Form[]> {
  const administrator = await visitor('administrator')
  const pages = routesOf(app).filter(isPage)
  const seen = new Map<string, Form>()
  for (const { url } of pages.filter((route) => route.method === 'GET' && !route.url.startsWith('/assets'))) {
    for (const id of ['1', '5'])
      for (const form of formsOf((await administrator.get(filled(url, id))).body))
        seen.set(`${form.action} ${form.fields.map(([name]) => name).join()}`, form)
  }
  return [...seen.values()].filter(({ action }) => action.startsWith('/') && !ending.test(action))
}

let allForms: Promise<Form[]> | undefined

/** An administrator of a filled base, the forms of all the pages, and what was answered with a 5xx. */
async function company() {
  const made = await filledApp()
  const forms = await (allForms ??= readForms(made))
  const administrator = await made.visitor('administrator')
  const token = await administrator.token('/settings')
  const routes = routesOf(made.app)
  const pages = routes.filter(isPage)
  const names = [...new Set(forms.flatMap(({ fields }) => fields.map(([name]) => name)))]
  const failed: string[] = []
  const ask = async (what: string, sent: Sent) => {
    const { statusCode } = await administrator.send(sent)
    if (statusCode >= 500) failed.push(`${statusCode} ${what}`)
  }
  const outcome = async () => [
    ...failed,
    ...((await administrator.get('/settings')).statusCode === 200 ? [] : ['signed out on the way']),
  ]
  const submit = ({ method, url }: Route, fields: readonly (readonly [string, string])[]): Sent => {
    const body = formBody(token, fields)
    const address = filled(url, '1')
    return method === 'GET'
      ? { method, url: `${address}?${body}` }
      : { method, url: address, payload: body, headers: urlencoded }
  }
  return { made, routes, pages, forms, names, token, outcome, ask, submit }
}

/** Thousands of requests each. */
const patient = { timeout: 600_000 }

describe('pages answer without a 5xx', patient, () => {
  test('fields that come twice', async () => {
    const { pages, names, outcome, ask, submit } = await company()
    expect(names.length).toBeGreaterThan(80)
    for (const route of pages)
      await ask(
        `${route.method} ${route.url}`,
        submit(
          route,
          [...names, ...names].map((name) => [name, '1']),
        ),
      )
    expect(await outcome()).toEqual([])
  })

  test('odd values in every field', async () => {
    const { pages, names, outcome, ask, submit } = await company()
    for (const route of pages)
      for (const value of oddInAllFields)
        await ask(
          `${route.method} ${route.url} ${JSON.stringify(value)}`,
          submit(
            route,
            names.map((name) => [name, value]),
          ),
        )
    // The others by turns: each field of a page gets a sixth of them, next to honest and other odd values.
    const turns = Math.ceil(oddHere.length / 6)
    for (const route of pages)
      for (let turn = 0; turn < turns; turn += 1)
        await ask(
          `${route.method} ${route.url}, turn ${turn}`,
          submit(
            route,
            names.map((name, at) => [name, oddHere[(at + turn * 6) % oddHere.length]!]),
          ),
        )
    expect(await outcome()).toEqual([])
  })

  test('the forms of our pages with a field or two of them odd', async () => {
    const { forms, token, outcome, ask } = await company()
    const honest = constantFrom(...forms)
    await assert(
      asyncProperty(
        honest,
        array(tuple(integer({ min: 0, max: 40 }), constantFrom(...odd), constantFrom('instead', 'twice', 'missing')), {
          minLength: 1,
          maxLength: 2,
        }),
        async ({ action, fields }, changes) => {
          let sent: [string, string][] = fields
          for (const [at, value, how] of changes) {
            const name = fields[at % Math.max(1, fields.length)]?.[0] ?? 'name'
            if (how !== 'twice') sent = sent.filter(([other]) => other !== name)
            if (how !== 'missing') sent = [...sent, [name, value]]
          }
          await ask(`${action} ${JSON.stringify(changes)} ${JSON.stringify(sent)}`, {
            method: 'POST',
            url: action,
            payload: formBody(token, sent),
            headers: urlencoded,
          })
        },
      ),
      { numRuns: 600 },
    )
    expect(await outcome()).toEqual([])
  })

  test('bodies of another shape or type, and none', async () => {
    const { pages, names, token, outcome, ask } = await company()
    const csrf = { 'x-csrf-token': token }
    const bodies: [string, string | undefined, string | undefined][] = [
      ['nothing', undefined, undefined],
      ['an empty form', '', urlencoded['content-type']],
      ['an empty document', '', 'application/json'],
      ['null', 'null', 'application/json'],
      ['a list', '[1]', 'application/json'],
      ['a number', '1e400', 'application/json'],
      [
        'objects for texts',
        JSON.stringify(Object.fromEntries(names.map((name) => [name, { a: 1 }]))),
        'application/json',
      ],
      ['a prototype', '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}', 'application/json'],
      ['a prototype in a form', '__proto__=1&__proto__[a]=1&constructor=1', urlencoded['content-type']],
      ['half of a pair', '{"name":"\\ud800","\\udfff":"\\u0000"}', 'application/json'],
      ['broken percents', 'name=%E0%A4&%=%zz&version=%', urlencoded['content-type']],
      [
        'an upload without an end',
        '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n',
        'multipart/form-data; boundary=x',
      ],
      ['an upload without a boundary', 'x', 'multipart/form-data'],
      [
        'an upload of a file for a text',
        `--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\n\r\na\r\n--x--\r\n`,
        'multipart/form-data; boundary=x',
      ],
      ['a text', 'name', 'text/plain'],
      ['a type nobody knows', 'name', 'x/y'],
      ['a type that is none', 'name', ';;'],
    ]
    for (const { url } of pages.filter(({ method }) => method === 'POST')) {
      for (const [what, payload, type] of bodies) {
        await ask(`${url} ${what}`, {
          method: 'POST',
          url: filled(url, '1'),
          headers: { ...csrf, ...(type !== undefined && { 'content-type': type }) },
          ...(payload !== undefined && { payload }),
        })
      }
    }
    expect(await outcome()).toEqual([])
  })

  test('addresses that no link leads to', async () => {
    const { pages, token, outcome, ask } = await company()
    const strange = [
      '%00',
      '%',
      '%zz',
      '%E0%A4',
      '%ED%A0%80',
      '%2e%2e',
      '0',
      '-1',
      '2147483648',
      '9'.repeat(400),
      '1e3',
      '%0d%0a',
      '__proto__',
      'constructor',
    ]
    for (const { method, url } of pages.filter((route) => route.url.includes(':'))) {
      for (const value of strange) {
        const address = url.replaceAll(/:[a-zA-Z]+/g, value).replace('*', value)
        await ask(`${method} ${address}`, {
          method,
          url: address,
          headers: { 'x-csrf-token': token, ...urlencoded },
          ...(method === 'POST' && { payload: '' }),
        })
      }
    }
    for (const query of [
      '?%',
      '?%00=%00',
      '?__proto__=1&constructor=1&toString=1',
      '?back=%ED%A0%80',
      '?a[b]=1&a[]=2',
      `?${'a=1&'.repeat(3000)}`,
    ]) {
      for (const { url } of pages.filter(({ method }) => method === 'GET'))
        await ask(url + query, { method: 'GET', url: filled(url, '1') + query })
    }
    expect(await outcome()).toEqual([])
  })

  test('methods a route does not have', async () => {
    const { pages, token, outcome, ask } = await company()
    for (const { url } of pages) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const)
        await ask(`${method} ${url}`, { method, url: filled(url, '1'), headers: { 'x-csrf-token': token } })
    }
    expect(await outcome()).toEqual([])
  })
})

describe('the API answers without a 5xx', patient, () => {
  test('bodies and addresses of odd shape', async () => {
    const { made, routes, outcome, ask } = await company()
    const { token: bearer } = await program(made, { role: 'administrator' })
    const calls = routes.filter(({ url }) => url.startsWith('/api/v1/'))
    const values: unknown[] = [
      ...odd,
      null,
      true,
      0,
      -1,
      1.5,
      2 ** 31,
      2 ** 63,
      1e308,
      [],
      ['1', '1'],
      {},
      { a: { b: 1 } },
      '\ud800',
      'a\udfff',
    ]
    const fields = [
      'name',
      'phones',
      'emails',
      'city',
      'level',
      'source',
      'candidate',
      'vacancy',
      'candidates',
      'batch',
      'slot',
      'version',
      'stage',
      'title',
      'text',
      'close',
      'date',
      'reason',
      'note',
      'rate',
      'goal',
      'confidence',
      'seats',
      'quorum',
      'slots',
      'interviewers',
      'amount',
      'basis',
      'skills',
      'experienceMonths',
    ]
    for (const { method, url } of calls) {
      for (const value of values) {
        const address = filled(url, String(value).toWellFormed())
        const body =
          method === 'GET'
            ? {}
            : {
                payload: JSON.stringify(Object.fromEntries(fields.map((name) => [name, value]))),
                headers: { 'content-type': 'application/json' },
              }
        const query =
          method === 'GET'
            ? `?${new URLSearchParams([
                ['after', String(value)],
                ['limit', String(value)],
                ['limit', '1'],
                ['city', String(value)],
              ]).toString()}`
            : ''
        for (const target of [address + query, filled(url, '1') + query]) {
          await ask(`${method} ${target} ${JSON.stringify(value)}`, {
            method,
            url: target,
            ...body,
            headers: { ...body.headers, authorization: `Bearer ${bearer}` },
          })
        }
      }
      for (const payload of [
        '',
        'null',
        '[]',
        '1',
        '{',
        '{"__proto__":1}',
        '"\\u0000"',
        '{"name":"a\\u0000"}',
        '{"\\u0000":1}',
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      ]) {
        for (const type of [
          'application/json',
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          ';;',
        ]) {
          if (method === 'POST')
            await ask(`${url} ${type} ${payload.slice(0, 40)}`, {
              method,
              url: filled(url, '1'),
              payload,
              headers: { 'content-type': type, authorization: `Bearer ${bearer}` },
            })
        }
      }
    }
    expect(await outcome()).toEqual([])
  })
})
