import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCandidates } from '../../support/fixtures.ts'
import { asTerms, colleague, enter, offerScene, outside, step, type Colleague } from '../offers/support.ts'

let made: Awaited<ReturnType<typeof offerScene>>
let author: Colleague
let manager: Colleague
let administrator: Colleague
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  made = await offerScene([], undefined, (close) => closing.push(close))
  author = await colleague(made.app, 'recruiter')
  manager = await colleague(made.app, 'manager')
  administrator = await colleague(made.app, 'administrator')
  await setLimit('10')
})
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

async function setLimit(administratorAbove: string) {
  const { body } = await administrator.visitor.get('/settings/approvals')
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
  return administrator.visitor.post('/settings/approvals', { administratorAbove, version })
}

/** An offer that is handed in: 125 % and more above its band, unless other fields are named. */
async function handedIn(fields = outside) {
  const [candidate = 0] = await makeCandidates(made.app.database.db, made.vacancy, ['Анна Ёлкина'])
  const address = await enter(author.visitor, candidate, made.vacancy, fields)
  expect((await step(author.visitor, address, 'submit', { reason: 'Редкий опыт' })).statusCode).toBe(303)
  return { address, id: Number(address.split('/').at(-1)) }
}

const stateOf = async (id: number) => {
  const { status, awaits, approvalChain } = (await manager.call('GET', `/offers/${id}`)).json()
  return [status, awaits, approvalChain.length]
}

const asks = async ({ visitor }: Colleague, address: string) =>
  (await visitor.get('/offers')).body.match(new RegExp(`href="${address}"`, 'g'))?.length === 2

describe('an offer further outside the band than the limit', () => {
  test('is approved by a manager, then by an administrator, each of whom is named and asked in turn', async () => {
    const { address, id } = await handedIn()
    expect((await author.visitor.get(address)).body).toContain(`Waiting for ${manager.name}, then an administrator`)
    expect([await asks(manager, address), await asks(administrator, address)]).toEqual([true, false])

    const first = await step(manager.visitor, address, 'approve')
    expect(first.statusCode).toBe(303)
    const after = (await manager.visitor.get(address)).body
    for (const text of ['Approved; now an administrator decides.', `Waiting for ${administrator.name}<`])
      expect(after).toContain(text)
    expect(after).not.toContain('value="approve"')
    expect([await asks(manager, address), await asks(administrator, address)]).toEqual([false, true])
    expect(await stateOf(id)).toEqual(['waiting', 'administrator', 2])

    const again = await step(manager.visitor, address, 'approve')
    const words = 'You have approved this offer already; now somebody else has to.'
    expect([again.statusCode, again.body.includes(words)]).toEqual([403, true])
    const program = await manager.call('PATCH', `/offers/${id}`, { version: 3, step: { act: 'approve' } })
    expect([program.statusCode, program.json().errors[0].message]).toEqual([403, words])
    const other = await colleague(made.app, 'hr')
    const refused = await other.call('PATCH', `/offers/${id}`, {
      version: 3,
      step: { act: 'reject', reason: 'Дорого' },
    })
    expect([refused.statusCode, refused.json().errors[0].message]).toEqual([
      403,
      'This offer is approved so far; now an administrator has to decide.',
    ])
    expect((await step(administrator.visitor, address, 'approve')).statusCode).toBe(303)
    expect(await stateOf(id)).toEqual(['approved', null, 2])
  })

  test('needs nobody else after an administrator, and starts anew after a correction', async () => {
    const { address, id } = await handedIn()
    expect((await step(administrator.visitor, address, 'approve')).statusCode).toBe(303)
    expect(await stateOf(id)).toEqual(['approved', null, 2])
    const correction = { ...asTerms(outside), amount: 95_000, reason: 'Ошибка' }
    expect((await author.call('PATCH', `/offers/${id}`, { version: 3, correction })).json()).toMatchObject({
      status: 'draft',
      approvalChain: [],
    })
    await step(author.visitor, address, 'submit', { reason: 'Редкий опыт' })
    expect(await stateOf(id)).toEqual(['waiting', 'manager', 2])
  })

  test('keeps the chain it was handed in with when the limit changes, which only an administrator may do', async () => {
    const before = await handedIn()
    expect((await manager.visitor.get('/settings/approvals')).statusCode).toBe(403)
    expect((await setLimit('1001')).statusCode).toBe(422)
    expect((await setLimit('500')).statusCode).toBe(303)
    const after = await handedIn()
    expect([await stateOf(before.id), await stateOf(after.id)]).toEqual([
      ['waiting', 'manager', 2],
      ['waiting', 'manager', 1],
    ])
    expect((await author.visitor.get(after.address)).body).toMatch(/Waiting for Colleague \d+ or Colleague \d+</)
    for (const { address } of [before, after]) await step(manager.visitor, address, 'approve')
    expect([await stateOf(before.id), await stateOf(after.id)]).toEqual([
      ['waiting', 'administrator', 2],
      ['approved', null, 1],
    ])
    const late = { administratorAbove: '10', version: '2' }
    expect((await administrator.visitor.post('/settings/approvals', late)).statusCode).toBe(409)
    await setLimit('10')
  })
})

test('an approver who has lost the right meanwhile decides nothing, by page and by API', async () => {
  const { address, id } = await handedIn()
  const former = await colleague(made.app, 'manager')
  const csrf = await former.visitor.token(address)
  const { db } = made.app.database
  await db.updateTable('users').set({ role: 'recruiter' }).where('id', '=', former.id).execute()
  expect((await former.visitor.submit(`${address}/steps`, { act: 'approve', version: '2' }, csrf)).statusCode).toBe(403)
  const program = await former.call('PATCH', `/offers/${id}`, { version: 2, step: { act: 'approve' } })
  expect(program.statusCode).toBe(403)
  expect(await stateOf(id)).toEqual(['waiting', 'manager', 2])
})
