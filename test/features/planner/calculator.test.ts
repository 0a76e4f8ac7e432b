import { request as send } from 'node:http'
import type { LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'
import { testServer } from '../../support/server.ts'

/** Within the limits, and far beyond what any lane waits for. */
const endless = { slots: 64, interviewers: 1, rate: { came: 0, invited: 0 }, invitations: Array(64).fill(2000) }
const endlessPage = '/planner?slots=64&interviewers=64&goal=500&rate=own&came=0&invited=7'
const quick = { rate: { known: 0.2 }, invitations: 5 }

type Answer = LightMyRequestResponse

function strangersAsk({ app }: TestApp, times: number): Promise<Answer>[] {
  return Array.from({ length: times }, async () =>
    app.inject({ method: 'POST', url: '/api/v1/plans/flow-day', payload: endless }),
  )
}

test(
  'busy anonymous visitors do not delay people who are signed in or programs with a token',
  { timeout: 120_000 },
  async () => {
    const made = await testApp()
    const hr = await made.visitor('hr')
    const { token } = await program(made)
    const order: string[] = []
    const strangers = Promise.all(strangersAsk(made, 2)).then(() => order.push('strangers'))
    const url = '/api/v1/plans/head-count'
    const byToken = await made.app.inject({
      method: 'POST',
      url,
      payload: quick,
      headers: { authorization: `Bearer ${token}` },
    })
    const bySession = await hr.send({ method: 'POST', url, payload: quick })
    const byPage = await hr.get('/planner')
    order.push('team')
    await strangers
    expect([byToken.statusCode, bySession.statusCode, byPage.statusCode]).toEqual([200, 200, 200])
    expect(order).toEqual(['team', 'strangers'])
  },
)

test('a calculation that takes too long is answered 422, naming it and what would fit', async () => {
  const [answer] = await Promise.all(strangersAsk(await testApp(), 1))
  expect(answer?.statusCode).toBe(422)
  expect(answer?.headers['content-type']).toContain('application/problem+json')
  expect(answer?.json()).toMatchObject({
    status: 422,
    title: expect.stringMatching(/^The flow day .*50 invitations would fit/),
    errors: [],
  })
})

test('a page whose figures take too long says so beside the form, and keeps what was typed', async () => {
  const { body, statusCode } = await (await (await testApp()).visitor()).get(endlessPage)
  expect(statusCode).toBe(200)
  expect(body).toContain('This day is too large to be worked out')
  expect(body).toMatch(/name="goal" [^>]*value="500"/)
})

describe('one address that asks too much', { timeout: 120_000 }, () => {
  /** All that was answered while as much waited as one address may have waiting. */
  async function whileFull<T>(
    made: TestApp,
    act: () => Promise<T>,
    isDone: (what: T) => boolean,
  ): Promise<{ asked: Answer[]; what: T }> {
    const asked = strangersAsk(made, 6)
    // The first answer is that of the one refused.
    await Promise.race(asked)
    const what = await act()
    const answers = await Promise.all(asked)
    return isDone(what) ? { asked: answers, what } : whileFull(made, act, isDone)
  }

  test('gets 503 with a time to retry, on pages of both languages that keep the input', async () => {
    const made = await testApp()
    const get = async (language: string, address: string) => {
      const someone = await made.visitor()
      someone.language = language
      return someone.get(address)
    }
    const ask = () =>
      Promise.all(
        ['en', 'ru'].flatMap((language) =>
          ['/planner?goal=444', '/planner/campaign?openings=444'].map((address) => get(language, address)),
        ),
      )
    const { asked, what: pages } = await whileFull(made, ask, (answers) =>
      answers.every(({ statusCode }) => statusCode !== 200),
    )
    for (const page of pages) {
      expect([page.statusCode, page.headers['retry-after'], page.headers['content-type']]).toEqual([
        503,
        '2',
        'text/html; charset=utf-8',
      ])
      expect(page.body).toMatch(/Many people are calculating|Сейчас считают сразу многие/)
      expect(page.body).toMatch(/value="444"/)
    }
    const refused = asked.find(({ statusCode }) => statusCode === 503)!
    expect(asked.filter(({ statusCode }) => statusCode === 422)).toHaveLength(5)
    expect([refused.headers['retry-after'], String(refused.headers['content-type']).split(';')[0]]).toEqual([
      '2',
      'application/problem+json',
    ])
    expect(refused.json()).toMatchObject({ status: 503, title: 'Too many are asking at once' })
  })

  test('does not delay other addresses', async () => {
    const made = await testApp()
    const order: string[] = []
    const one = Promise.all(strangersAsk(made, 3)).then(() => order.push('one address'))
    await made.app.inject('/health')
    const other = await made.app.inject({
      method: 'POST',
      url: '/api/v1/plans/head-count',
      payload: quick,
      remoteAddress: '203.0.113.2',
    })
    order.push('the other')
    await one
    expect(other.statusCode).toBe(200)
    expect(order).toEqual(['the other', 'one address'])
  })
})

test(
  'questions of closed connections are dropped, the waiting ones and the running one',
  { timeout: 120_000 },
  async () => {
    const made = await testServer()
    const hr = await made.visitor('hr')
    const payload = JSON.stringify(endless)
    const headers = {
      cookie: hr.cookie(),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
    }
    const closed: Promise<unknown>[] = []
    made.app.server.on('request', (_request, response) =>
      closed.push(new Promise((resolve) => response.once('close', resolve))),
    )
    // One is worked out, ten wait; as soon as others are refused, all of these have arrived.
    let refused = 0
    const calls = Array.from({ length: 30 }, () =>
      send(`${made.url}/api/v1/plans/flow-day`, { method: 'POST', headers, agent: false }),
    )
    await new Promise<void>((full) => {
      for (const call of calls) {
        call.on('error', () => {})
        call.on('response', (answer) => {
          answer.resume()
          if (++refused === 19) full()
        })
        call.end(payload)
      }
    })
    for (const call of calls) call.destroy()
    await Promise.all(closed)
    const order: string[] = []
    // Eight seconds of the other lane; what was asked above would take a hundred.
    const strangers = Promise.all(strangersAsk(made, 2)).then(() => order.push('strangers'))
    const answer = await hr.send({ method: 'POST', url: '/api/v1/plans/head-count', payload: quick })
    order.push('team')
    await strangers
    expect(answer.statusCode).toBe(200)
    expect(order).toEqual(['team', 'strangers'])
  },
)
