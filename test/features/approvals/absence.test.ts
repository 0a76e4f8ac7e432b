import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testNow } from '../../support/app.ts'
import { makeCandidates } from '../../support/fixtures.ts'
import { colleague, enter, offerScene, outside, step, type Colleague } from '../offers/support.ts'

/** In Moscow it is 9:00 on 24 November. */
const clock = { now: testNow }

let made: Awaited<ReturnType<typeof offerScene>>
let author: Colleague
let boris: Colleague
let alla: Colleague
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  made = await offerScene([], clock, (close) => closing.push(close))
  author = await colleague(made.app, 'hr')
  boris = await colleague(made.app, 'manager')
  alla = await colleague(made.app, 'administrator')
  await made.app.database.db.updateTable('approval_rules').set({ administrator_above: 10 }).execute()
})
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

async function waitingOffer(by = author) {
  const [candidate = 0] = await makeCandidates(made.app.database.db, made.vacancy, ['Анна Ёлкина'])
  const address = await enter(by.visitor, candidate, made.vacancy, outside)
  await step(by.visitor, address, 'submit', { reason: 'Редкий опыт' })
  return address
}

const away = (from: string, to: string, delegate: Colleague) => ({ from, to, delegate: String(delegate.id) })

const isAsked = async ({ visitor }: Colleague, offer: string) =>
  (await visitor.get('/offers')).body.match(new RegExp(`href="${offer}"`, 'g'))?.length === 2

describe('who is away', () => {
  test('is decided for by the colleague they name, as the log says, until the last day is over', async () => {
    const saved = await alla.visitor.post('/settings/absence', away('2026-11-24', '2026-11-25', boris))
    expect(saved.statusCode).toBe(303)
    const text = `Away 24 Nov 2026 to 25 Nov 2026; ${boris.name} decides about offers.`
    expect((await boris.visitor.get('/settings')).body).toContain(text)
    const [offer, later] = [await waitingOffer(), await waitingOffer()]
    const page = (await boris.visitor.get(offer)).body
    expect(page).toContain(`Waiting for ${boris.name}, then an administrator`)
    expect((await step(boris.visitor, offer, 'approve')).statusCode).toBe(303)
    const decided = (await author.visitor.get(offer)).body
    expect(decided).toContain(`Approved by ${boris.name} for ${alla.name}, `)
    expect(decided).toContain(`${boris.name} for ${alla.name} · approved`)
    expect((await author.visitor.get('/')).body).toContain(`${boris.name} for ${alla.name} approved`)

    const { db } = made.app.database
    const id = Number(later.split('/').at(-1))
    await db.updateTable('offers').set({ awaits: 'administrator' }).where('id', '=', id).execute()
    expect((await author.visitor.get(later)).body).toContain(`Waiting for ${boris.name} for ${alla.name}<`)
    expect(await isAsked(boris, later)).toBe(true)
    clock.now = testNow.add({ hours: 38 })
    expect(await isAsked(boris, later)).toBe(true)
    // Midnight between 25 and 26 November in Moscow is 21:00 UTC.
    clock.now = testNow.add({ hours: 39 })
    expect(await isAsked(boris, later)).toBe(false)
    expect((await step(boris.visitor, later, 'approve')).statusCode).toBe(403)
    expect((await author.visitor.get(later)).body).toContain(`Waiting for ${alla.name}<`)
    clock.now = testNow
  })

  test('is never decided for about their own offer, nor does an author decide for somebody', async () => {
    await alla.visitor.post('/settings/absence', away('2026-11-24', '2026-11-25', boris))
    const own = await waitingOffer(boris)
    expect((await step(boris.visitor, own, 'approve')).statusCode).toBe(403)
    expect(await isAsked(boris, own)).toBe(false)
    const allas = await waitingOffer(alla)
    expect((await step(boris.visitor, allas, 'approve')).statusCode).toBe(303)
    expect((await alla.visitor.get(allas)).body).toContain('Nobody other than the author may decide about it')
  })

  test('names somebody who is there and may approve, for days to come; administrators do it for others', async () => {
    const recruiter = await colleague(made.app, 'recruiter')
    const address = `/settings/colleagues/${author.id}/absence`
    for (const [fields, words] of [
      [away('2026-11-24', '2026-11-25', recruiter), 'Choose somebody who may approve offers'],
      [away('2026-11-24', '2026-11-25', author), 'Choose somebody else'],
      [away('2026-11-25', '2026-12-05', alla), 'Away on those days, too'],
      [away('2026-11-25', '2026-11-24', boris), 'The last day is before the first'],
      [away('2026-11-20', '2026-11-23', boris), 'These days are over'],
      [{ from: '2026-11-24', to: '', delegate: '' }, 'Choose one'],
    ] as const) {
      const refused = await alla.visitor.post(address, fields)
      expect([refused.statusCode, refused.body.includes(words)], words).toEqual([422, true])
    }
    expect((await boris.visitor.post(address, away('2026-11-24', '2026-11-25', boris))).statusCode).toBe(403)
    expect((await recruiter.visitor.get('/settings/absence')).statusCode).toBe(403)
    expect((await alla.visitor.post(address, away('2026-11-24', '2026-11-25', boris))).statusCode).toBe(303)
    expect((await alla.visitor.get(address)).body).toContain('Back already')
    expect((await alla.visitor.post(`${address}/end`)).statusCode).toBe(303)
    expect((await alla.visitor.get(address)).body).not.toContain('Back already')
  })

  test('gives no power that they have lost, and a decision is not passed on twice', async () => {
    const [one, other] = [await colleague(made.app, 'administrator'), await colleague(made.app, 'hr')]
    await one.visitor.post('/settings/absence', away('2026-11-24', '2026-11-25', other))
    const offer = await waitingOffer()
    const { db } = made.app.database
    await db.updateTable('offers').set({ awaits: 'administrator' }).where('status', '=', 'waiting').execute()
    expect(await isAsked(other, offer)).toBe(true)
    await db
      .insertInto('absences')
      .values({
        user_id: other.id,
        delegate_id: author.id,
        from_day: '2026-11-24',
        to_day: '2026-11-25',
        set_by: other.id,
        set_at: testNow.toString(),
      })
      .execute()
    const third = await waitingOffer(boris)
    await db.updateTable('offers').set({ awaits: 'administrator' }).where('status', '=', 'waiting').execute()
    expect([await isAsked(other, third), await isAsked(author, third)]).toEqual([true, false])
    await db.updateTable('users').set({ role: 'recruiter' }).where('id', '=', one.id).execute()
    expect((await step(other.visitor, offer, 'approve')).statusCode).toBe(403)
  })
})
