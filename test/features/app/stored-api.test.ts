import { array, assert, asyncProperty, constantFrom, dictionary, integer, jsonValue, oneof, string } from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const fields = [
  'version',
  'name',
  'phones',
  'emails',
  'city',
  'experienceMonths',
  'expectedPay',
  'payBasis',
  'note',
  'vacancy',
  'candidate',
  'candidates',
  'batch',
  'slot',
  'slots',
  'reason',
  'status',
  'reply',
  'stage',
  'closure',
  'step',
  'startedOn',
  'title',
  'level',
  'openings',
  'payTable',
  'closed',
  'format',
  'date',
  'from',
  'goal',
  'certainty',
  'known',
  'age',
  'seats',
  'quorum',
  'beyondPlan',
  'endedBy',
]
const odd = oneof(
  jsonValue({ maxDepth: 2 }),
  string({ unit: 'binary', maxLength: 10 }),
  integer({ min: -2, max: 4 }),
  constantFrom(
    'a\u0000b',
    '\ud800',
    1e308,
    2 ** 53,
    2_147_483_648,
    'moscow',
    'flow',
    'group',
    'closed',
    'cancelled',
    'yes',
    '2026-11-30',
    '10:00',
    '+79001234567',
    'net',
    true,
  ),
)

test('a day says what its goal counts and what it is for, as it was asked', async () => {
  const { call } = await program(await testApp())
  const role = { title: 'Менеджер', city: 'moscow', level: 2, openings: 3 }
  const vacancy = (await call('POST', '/vacancies', role)).json().id
  const day = { vacancy, format: 'flow', date: '2026-12-01', from: '10:00', goal: 5, certainty: 80, known: 24 }
  const made = async (more: object) => {
    const answer = await call('POST', '/batches', { ...day, slots: 4, interviewers: 2, ...more })
    expect(answer.statusCode, answer.body).toBe(201)
    return (await call('GET', `/batches/${answer.json().id}`)).json()
  }
  expect(await made({ asks: 'meet', goalCounts: 'held' })).toMatchObject({ asks: 'meet', goalCounts: 'held', goal: 5 })
  expect(await made({ asks: 'fill', goalCounts: 'held' })).toMatchObject({ asks: 'fill', goalCounts: 'held' })
  expect(await made({})).toMatchObject({ goalCounts: 'arrivals', goal: 5 })
})

test('no body and no address makes a call to what is stored answer with a 5xx', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const vacancy = (
    await call('POST', '/vacancies', { title: 'Менеджер', city: 'moscow', level: 2, openings: 3 })
  ).json().id
  await call('POST', '/candidates', { name: 'Анна', vacancy })
  const body = oneof(dictionary(constantFrom(...fields), odd, { maxKeys: 12 }), jsonValue(), array(odd))
  const resource = constantFrom('candidates', 'vacancies', 'applications', 'batches', 'invitations')
  const one = constantFrom(
    '',
    '/1',
    '/2',
    '/0',
    '/x',
    `/${'9'.repeat(20)}`,
    '?after=1',
    '?limit=x',
    '?after=1e99',
    '?vacancy=%00',
    '?batch=9',
  )
  await assert(
    asyncProperty(
      constantFrom('GET' as const, 'POST' as const, 'PATCH' as const),
      resource,
      one,
      body,
      async (method, path, rest, sent) => {
        const answer = await call(method, `/${path}${rest}`, method === 'GET' ? undefined : sent)
        expect(answer.statusCode, `${method} ${path}${rest} ${JSON.stringify(sent)}`).toBeLessThan(500)
        if (answer.statusCode >= 400) expect(answer.headers['content-type']).toContain('application/problem+json')
      },
    ),
    { numRuns: 500 },
  )
})
