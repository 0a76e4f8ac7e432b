import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WhenOver } from '../../support/database.ts'
import { testNow } from '../../support/app.ts'
import { asTerms, colleague, enter, offerScene, outside, step, within, type Colleague } from './support.ts'

const clock = { now: testNow }
const over: Parameters<WhenOver>[0][] = []
let scene: Awaited<ReturnType<typeof offerScene>>
let author: Colleague
let approver: Colleague

beforeAll(async () => {
  scene = await offerScene(['Ёлкина Анна Сергеевна', 'Ли Олег', 'Ким Вера'], clock, (end) => over.push(end))
  author = await colleague(scene.app, 'hr', testNow)
  approver = await colleague(scene.app, 'manager', testNow)
})
afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

const terms = { startOn: '2026-12-15', validUntil: '2026-12-01', schedule: '5/2, 9:00–18:00', workPlace: 'Тверская, 1' }
const withTerms = { ...terms, probationMonths: '3' }

test('terms are written down with the pay, checked at both doors with the same words, and shown', async () => {
  const { candidates, vacancy } = scene
  const [anna = 0] = candidates
  const wrong = { startOn: '2026-11-20', validUntil: '2026-11-24', probationMonths: '4' }
  const refused = await author.visitor.post(`/candidates/${anna}/offers?vacancy=${vacancy}`, { ...within, ...wrong })
  expect(refused.statusCode).toBe(422)
  const words = {
    startOn: 'This day is over',
    validUntil: 'Leave time to answer: choose a day after today',
    probationMonths: 'Longer than the law allows: tick the box for a head or a chief accountant, or choose less',
  }
  for (const [field, text] of Object.entries(words)) expect(refused.body).toContain(`id="${field}-error">${text}`)
  expect(refused.body).toMatch(/<details class="fold" id="terms" open>/)
  const sent = { candidate: anna, vacancy, ...asTerms(within), ...wrong, probationMonths: 4 }
  const program = await author.call('POST', '/offers', sent)
  expect([program.statusCode, program.json().errors]).toEqual([
    400,
    Object.entries(words).map(([path, message]) => ({ path, message })),
  ])

  const offer = await enter(author.visitor, anna, vacancy, { ...within, ...withTerms })
  const page = (await author.visitor.get(offer)).body
  for (const text of ['15 Dec 2026', '3 months', '1 Dec 2026', terms.schedule, terms.workPlace])
    expect(page).toContain(text)
  const id = Number(offer.split('/').at(-1))
  const listed = (await author.call('GET', `/offers/${id}`)).json()
  expect(listed).toMatchObject({ ...terms, probationMonths: 3, headPosition: false })
  const changed = { ...asTerms(within), startOn: '2026-12-10', probationMonths: 6, headPosition: true }
  const answer = await author.call('PATCH', `/offers/${id}`, { version: 1, terms: changed })
  expect(answer.json()).toMatchObject({ startOn: '2026-12-10', probationMonths: 6, validUntil: null, schedule: null })
  expect((await author.visitor.get(offer)).body).toContain('First day of work: 15 Dec 2026')
})

test('an approval stays while only dates change, and is asked for again when the money does', async () => {
  const { candidates, vacancy } = scene
  const offer = await enter(author.visitor, candidates[1]!, vacancy, { ...outside, ...withTerms })
  await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
  await step(approver.visitor, offer, 'approve')
  await step(author.visitor, offer, 'send')
  const later = { ...outside, ...withTerms, startOn: '2026-12-22', reason: 'Выйдет позже', version: '4' }
  expect((await author.visitor.post(`${offer}/correction`, later)).statusCode).toBe(303)
  const page = (await author.visitor.get(offer)).body
  for (const text of ['so the approval stays', 'Approved by', 'Редкий опыт', '22 Dec 2026', 'Version 1'])
    expect(page).toContain(text)
  expect((await author.visitor.get(`${offer}/versions/1`)).body).toContain('15 Dec 2026')
  expect((await step(author.visitor, offer, 'send')).statusCode).toBe(303)
  const dearer = { ...later, amount: '95000', version: '6' }
  expect((await author.visitor.post(`${offer}/correction`, dearer)).statusCode).toBe(303)
  expect((await author.visitor.get(offer)).body).toContain('value="submit"')
})

test('an offer past its day says so on lists, and is accepted only by somebody who has read it', async () => {
  const { candidates, vacancy } = scene
  const vera = candidates[2]!
  const offer = await enter(author.visitor, vera, vacancy, { ...within, ...withTerms })
  await step(author.visitor, offer, 'submit')
  await step(author.visitor, offer, 'send')
  expect((await author.visitor.get('/offers')).body).not.toContain('the answer was due by')
  clock.now = Temporal.Instant.from('2026-12-02T09:00:00Z')
  for (const address of ['/offers', offer, `/candidates/${vera}`])
    expect((await author.visitor.get(address)).body, address).toContain('the answer was due by 1 Dec')
  const silent = await step(author.visitor, offer, 'accept')
  expect([silent.statusCode, silent.body.includes('waited for its answer longer than it says')]).toEqual([422, true])
  expect((await author.call('GET', `/offers/${offer.split('/').at(-1)}`)).json().warnings).toMatchObject([
    { code: 'expired' },
  ])
  expect((await step(author.visitor, offer, 'accept', { confirmed: 'yes' })).statusCode).toBe(303)
})
