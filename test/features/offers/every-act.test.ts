import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../src/db/schema/primitives.ts'
import { offerActs, type OfferAct, type OfferStatus } from '../../../src/domain/pay/offers/offer-status.ts'
import { asTerms, colleague, offerScene, outside, within, type Colleague } from './support.ts'

const statuses = [
  'draft',
  'waiting',
  'approved',
  'rejected',
  'sent',
  'accepted',
  'declined',
  'withdrawn',
] as const satisfies readonly OfferStatus[]

const roles = ['administrator', 'hr', 'manager', 'recruiter'] as const satisfies readonly Role[]
const senders: readonly Role[] = ['administrator', 'hr', 'manager']

/** Whose offer it is: one's own, a colleague's, or that of somebody who is blocked. */
const authors = ['self', 'colleague', 'blocked'] as const
type Author = (typeof authors)[number]

type Case = { role: Role; author: Author; status: OfferStatus }

/** Every act, the states it may start from, what becomes of the offer, and who may do it. */
const acts: Record<OfferAct, { from: readonly OfferStatus[]; to: OfferStatus | 'same'; who: (one: Case) => boolean }> =
  {
    change: { from: ['draft'], to: 'same', who: ({ author }) => author === 'self' },
    submit: { from: ['draft'], to: 'waiting', who: ({ author }) => author === 'self' },
    approve: {
      from: ['waiting'],
      to: 'approved',
      who: ({ role, author }) => senders.includes(role) && author !== 'self',
    },
    reject: {
      from: ['waiting'],
      to: 'rejected',
      who: ({ role, author }) => senders.includes(role) && author !== 'self',
    },
    revise: { from: ['rejected'], to: 'draft', who: ({ author }) => author === 'self' },
    send: { from: ['approved'], to: 'sent', who: ({ role }) => senders.includes(role) },
    accept: { from: ['sent'], to: 'accepted', who: ({ role }) => senders.includes(role) },
    decline: { from: ['sent'], to: 'declined', who: ({ role }) => senders.includes(role) },
    correct: {
      from: ['waiting', 'approved', 'sent'],
      to: 'draft',
      who: ({ role, author, status }) => senders.includes(role) || (author === 'self' && status !== 'sent'),
    },
    withdraw: {
      from: ['draft', 'waiting', 'approved', 'sent'],
      to: 'withdrawn',
      who: ({ role, author, status }) => senders.includes(role) || (author === 'self' && status !== 'sent'),
    },
    'take-over': { from: ['draft', 'rejected'], to: 'same', who: ({ author }) => author === 'blocked' },
  }

let made: Awaited<ReturnType<typeof offerScene>>
let people: Record<Role, Colleague & { csrf: string }>
let others: Record<Exclude<Author, 'self'>, Colleague>
let offer = 0
let written: Awaited<ReturnType<typeof stored>>['row']
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  made = await offerScene(['Анна Ёлкина', 'Олег Ли'], undefined, (close) => closing.push(close))
  const { app, candidates, vacancy } = made
  const desk = async (role: Role) => {
    const one = await colleague(app, role)
    return { ...one, csrf: await one.visitor.token('/settings') }
  }
  people = {
    administrator: await desk('administrator'),
    hr: await desk('hr'),
    manager: await desk('manager'),
    recruiter: await desk('recruiter'),
  }
  others = { colleague: await colleague(app, 'hr'), blocked: await colleague(app, 'hr') }
  const draft = { candidate: candidates[0], vacancy, ...asTerms(outside) }
  offer = (await others.colleague.call('POST', '/offers', draft)).json().id
  written = (await stored()).row
  const { db } = app.database
  await db
    .updateTable('users')
    .set({ disabled_at: '2026-11-01T00:00:00Z' })
    .where('id', '=', others.blocked.id)
    .execute()
})
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

/** Puts the offer into a state as if nothing had happened before. */
async function reset({ status, author, role }: Case) {
  const { db } = made.app.database
  await db.deleteFrom('offer_events').where('offer_id', '=', offer).execute()
  await db.deleteFrom('offer_versions').where('offer_id', '=', offer).execute()
  const created_by = author === 'self' ? people[role].id : others[author].id
  await db
    .updateTable('offers')
    .set({ ...written, status, created_by, reason: 'Редкий опыт' })
    .where('id', '=', offer)
    .execute()
}

/** All that an act could change. */
async function stored() {
  const { db } = made.app.database
  const row = await db.selectFrom('offers').selectAll().where('id', '=', offer).executeTakeFirstOrThrow()
  const events = await db.selectFrom('offer_events').select(['act', 'by_user']).where('offer_id', '=', offer).execute()
  const versions = await db.selectFrom('offer_versions').select(['edition', 'status']).execute()
  return { row, events, versions }
}

const reason = 'Причина'

function byPage({ visitor, csrf }: Colleague & { csrf: string }, act: OfferAct) {
  const content = { ...outside, amount: '91000', version: '1', reason }
  if (act === 'change') return visitor.submit(`/offers/${offer}`, content, csrf)
  if (act === 'correct') return visitor.submit(`/offers/${offer}/correction`, content, csrf)
  return visitor.submit(`/offers/${offer}/steps`, { act, reason, version: '1' }, csrf)
}

function byProgram({ call }: Colleague, act: OfferAct) {
  const terms = { ...asTerms(outside), amount: 91_000 }
  const body = { change: { terms }, correct: { correction: { ...terms, reason } } }
  return call('PATCH', `/offers/${offer}`, {
    version: 1,
    ...(act === 'change' || act === 'correct' ? body[act] : { step: { act, reason } }),
  })
}

describe.each(roles)('with an offer a %s', (role) => {
  test.each(authors)('of %s does exactly what the table of acts says, by page and by API', async (author) => {
    const person = people[role]
    for (const status of statuses) {
      await reset({ role, author, status })
      const before = await stored()
      for (const act of offerActs) {
        const one = { role, author, status }
        const name = `${act} of an offer of ${author} that is ${status} by ${role}`
        const { from, to, who } = acts[act]
        if (from.some((state) => state === status) && who(one)) {
          for (const door of ['page', 'API'] as const) {
            const answer = await (door === 'page' ? byPage(person, act) : byProgram(person, act))
            expect(answer.statusCode, `${name}: ${answer.body}`).toBe(door === 'page' ? 303 : 200)
            const { row, events, versions } = await stored()
            expect(row.status, name).toBe(to === 'same' ? status : to)
            expect([row.edition, versions.length], name).toEqual(act === 'correct' ? [2, 1] : [1, 0])
            expect(row.created_by === person.id, name).toBe(
              author === 'self' || act === 'correct' || act === 'take-over',
            )
            expect(events, name).toEqual([{ act, by_user: person.id }])
            await reset(one)
          }
          continue
        }
        const program = await byProgram(person, act)
        const page = await byPage(person, act)
        expect([403, 409], name).toContain(program.statusCode)
        expect(page.statusCode, name).toBe(program.statusCode)
        expect(readable(page.body), name).toContain(program.json().errors[0].message)
        expect(await stored(), name).toEqual(before)
      }
    }
  })

  test('drafts one by both doors', async () => {
    const { visitor, call } = people[role]
    const { candidates, vacancy } = made
    const [, candidate = 0] = candidates
    const page = await visitor.post(`/candidates/${candidate}/offers?vacancy=${vacancy}`, within)
    expect(page.statusCode).toBe(303)
    const program = await call('POST', '/offers', { candidate, vacancy, ...asTerms(within) })
    expect([program.statusCode, program.json().status]).toEqual([201, 'draft'])
  })
})

const readable = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
