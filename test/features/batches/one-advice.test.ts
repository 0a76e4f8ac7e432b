import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DayAdvice } from '../../../src/features/batches/day-advice.ts'
import { en } from '../../../src/web/messages/en/index.ts'
import { isMessageKey, translateInto } from '../../../src/web/messages/index.ts'
import { pagesLedTo } from '../../browser/every-page.ts'
import { filledApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import { makeCandidates } from '../../support/fixtures.ts'

/** Messages that urge to do something about a day, or say that it needs nothing; and those that urge to nothing. */
const urges = /^(advice\.demand-|fill\.(more|room)$|calls\.(short|enough|never-enough)$)/
const states = /-(ready|meeting|running|closed|cancelled)$/
const isUrging = (key: string) => !states.test(key)

/** Every form of a message, by its figures, as a whole text between tags. */
const phrases = Object.keys(en)
  .filter((key) => urges.test(key))
  .filter(isMessageKey)
  .map((key) => {
    const forms = [0, 1, 5].map((n) => {
      const figures = [
        'more',
        'invited',
        'goal',
        'people',
        'silent',
        'waiting',
        'late',
        'unmarked',
        'missing',
        'came',
        'count',
      ]
      const text = translateInto('en')(key, Object.fromEntries(figures.map((figure) => [figure, n])))
      return text
        .replaceAll('\u00a0', ' ')
        .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll(/\d+/g, String.raw`\d+`)
    })
    return { key, pattern: new RegExp(`<(?!a\\b|button\\b|h1\\b|small\\b)\\w+[^>]*>\\s*(${forms.join('|')})\\s*<`) }
  })
const saidOn = (body: string) => phrases.filter(({ pattern }) => pattern.test(body)).map(({ key }) => key)
const filledOn = (body: string) =>
  [...body.matchAll(/<(?:a|button)\b[^>]*\bclass="(?:[^"]* )?fill(?: [^"]*)?"/g)].length

/** Pages that may say something about a day. */
const aboutDays = /^\/(\?|$|my-day|batches|invitations|vacancies\/\d+|candidates\/\d+(\?|$))/

describe('one day of the demonstration, from the first invitation to its closing', () => {
  const closing: (() => Promise<void>)[] = []
  const clock = { now: testNow }
  let made: TestApp
  let hr: Visitor
  let id: number
  let vacancy: number
  let pages: string[] = []

  beforeAll(async () => {
    made = await filledApp(clock, (close) => void closing.push(close))
    hr = await made.visitor('administrator')
    const day = await made.database.db
      .selectFrom('batches')
      .select(['id', 'vacancy_id'])
      .where('date', '=', '2026-11-26')
      .executeTakeFirstOrThrow()
    id = day.id
    vacancy = day.vacancy_id
    pages = [...(await pagesLedTo(hr, [`/batches/${id}`, '/'])).values()]
  })
  afterAll(async () => {
    for (const close of closing.toReversed()) await close()
  })

  const people = () =>
    made.database.db
      .selectFrom('invitations')
      .select(['id', 'version'])
      .where('batch_id', '=', id)
      .where('status', '=', 'active')
      .orderBy('id')
      .execute()
  const answer = async (count: number) => {
    const ids = (await people()).slice(0, count).map((one) => one.id)
    await made.database.db.updateTable('invitations').set({ reply: 'unsure' }).where('id', 'in', ids).execute()
  }
  const invite = async (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `Приглашённый ${count} ${index}`)
    const ids = await makeCandidates(made.database.db, vacancy, names)
    await hr.post(`/batches/${id}/fill`, { candidate: ids.map(String), slot: '', beyond: 'yes' })
  }
  const about = async (index: number, path: string, fields: Record<string, string> = {}) => {
    const one = (await people())[index]!
    await hr.post(`/invitations/${one.id}/${path}`, { version: String(one.version), ...fields })
  }
  const at = (time: string) => {
    clock.now = Temporal.ZonedDateTime.from(`2026-11-26T${time}[Europe/Moscow]`).toInstant()
  }

  const life: [string, DayAdvice['kind'], () => unknown][] = [
    ['before', 'invite', () => {}],
    ['half have answered', 'invite', () => answer(2)],
    ['enough, some of them silent', 'call', () => invite(27)],
    ['enough, and all have answered', 'ready', () => answer(60)],
    ['too many', 'move', () => invite(70)],
    [
      'running',
      'receive',
      async () => {
        at('10:05')
        await about(0, 'mark/came')
      },
    ],
    [
      'late',
      'mark',
      async () => {
        at('12:35')
        await about(0, 'result', { result: 'passed' })
      },
    ],
    ['over', 'close', () => at('14:30')],
    ['closed', 'closed', () => hr.post(`/batches/${id}/close`)],
  ]

  test.each(life)('%s: the day says "%s", and no page urges to two things', async (name, kind, live) => {
    await live()
    const day = (await hr.get(`/batches/${id}`)).body
    expect(saidOn(day)).toEqual([`advice.demand-${kind}`])
    // Other pages do not change with a day: they are looked at once.
    const shown = name === 'before' ? pages : pages.filter((page) => aboutDays.test(page))
    const wrong: string[] = []
    for (const page of shown) {
      const { body } = await hr.get(page)
      const urged = saidOn(body).filter(isUrging)
      if (urged.length > 1) wrong.push(`${page} urges: ${urged.join(', ')}`)
      if (filledOn(body) > 1) wrong.push(`${page} has ${filledOn(body)} filled buttons`)
    }
    expect(wrong).toEqual([])
  })
})
