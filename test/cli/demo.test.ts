import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { fillDemo } from '../../src/demo/fill.ts'
import { colleagues, password } from '../../src/demo/colleagues.ts'
import type { Db } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { invitationsOfBatch } from '../../src/features/batches/reads/invitations.ts'
import { mayRole, type Permission } from '../../src/web/security/permissions.ts'
import { filledApp, testApp, testNow, Visitor } from '../support/app.ts'

async function demo(now = testNow) {
  const made = now === testNow ? await filledApp() : await testApp({}, { now })
  const { db } = made.database
  if (now !== testNow) await fillDemo(db, now)
  const as = async (role: Role) => {
    const visitor = new Visitor(made.app)
    const { email } = colleagues.find((colleague) => colleague.role === role)!
    expect((await visitor.post('/sign-in', { email, password }, '/sign-in')).headers.location).toBe('/')
    return visitor
  }
  return { db, as }
}

const first = async (db: Db, table: 'candidates' | 'vacancies' | 'offers' | 'batches') => {
  const { id } = await db.selectFrom(table).select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  return id
}

const todayBatch = (db: Db) =>
  db.selectFrom('batches').select('id').where('date', '=', '2026-11-24').executeTakeFirstOrThrow()

describe('the demonstration', () => {
  test('has heard from some of those who are invited to the days ahead, but not from all', async () => {
    const { db } = await demo()
    const ahead = await db
      .selectFrom('invitations')
      .innerJoin('batches', 'batches.id', 'invitations.batch_id')
      .leftJoin('call_attempts', 'call_attempts.invitation_id', 'invitations.id')
      .leftJoin('reminders', 'reminders.invitation_id', 'invitations.id')
      .select(['invitations.reply', 'call_attempts.reached', 'reminders.channel'])
      .where('batches.date', '>', '2026-11-24')
      .execute()
    for (const known of ['reply', 'reached', 'channel'] as const)
      expect(new Set(ahead.map((row) => row[known] === null))).toEqual(new Set([true, false]))
    expect(new Set(ahead.map(({ reply }) => reply)).size).toBeGreaterThan(2)
    expect(ahead.some(({ reached }) => reached === 0)).toBe(true)
  })

  test('fills every page, for everybody who may see it', async () => {
    const { db, as } = await demo()
    const [candidate, vacancy, offer, closed] = [
      await first(db, 'candidates'),
      await first(db, 'vacancies'),
      await first(db, 'offers'),
      await first(db, 'batches'),
    ]
    const { id: today } = await todayBatch(db)
    const pages: [string, Permission | null][] = [
      ['/', null],
      ['/batches', 'batches.read'],
      [`/batches/${closed}`, 'batches.read'],
      [`/batches/${today}`, 'batches.read'],
      [`/batches/${today}/invitations`, 'batches.read'],
      [`/batches/${today}/reception`, 'batches.read'],
      [`/batches/${today}/fill`, 'batches.plan'],
      [`/batches/new?vacancy=${vacancy}`, 'batches.plan'],
      ['/turnout', 'reports.read'],
      ['/candidates', 'candidates.read'],
      [`/candidates/${candidate}`, 'candidates.read'],
      ['/vacancies', 'vacancies.read'],
      [`/vacancies/${vacancy}`, 'vacancies.read'],
      ['/salaries', null],
      [`/offers/${offer}`, 'offers.read'],
      ['/settings', null],
    ]
    for (const { role } of colleagues) {
      const visitor = await as(role)
      for (const [page, permission] of pages) {
        const expected = permission === null || mayRole(role, permission) ? 200 : 403
        expect((await visitor.get(page)).statusCode, `${page} for ${role}`).toBe(expected)
      }
    }
  })

  test('is the same on every start', async () => {
    const outcome = async (db: Db) => {
      const people = await db
        .selectFrom('candidates')
        .select(['name', 'source', 'expected_pay'])
        .orderBy('id')
        .execute()
      const days = await db
        .selectFrom('invitations')
        .select(['batch_id', 'candidate_id', 'status', 'presence', 'result'])
        .orderBy('id')
        .execute()
      return { people, days }
    }
    const { database } = await testApp()
    await fillDemo(database.db, testNow)
    expect(await outcome(database.db)).toEqual(await outcome((await demo()).db))
  })

  test('about one in four of those invited has come', async () => {
    const { db } = await demo()
    const rows = await db.selectFrom('attendance_records').select('came').execute()
    expect(rows).toHaveLength(400)
    const share = rows.filter(({ came }) => came === 1).length / rows.length
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(0.3)
  })

  test('has days that ended in every way, and offers of several verdicts', async () => {
    const { db } = await demo()
    const different = async (column: 'status' | 'presence' | 'result') =>
      (await db.selectFrom('invitations').select(column).distinct().execute()).map((row) => row[column])
    expect(new Set(await different('status'))).toEqual(new Set(['active', 'moved', 'cancelled']))
    expect(new Set(await different('presence'))).toEqual(new Set([null, 'came', 'late', 'missed', 'left']))
    expect(new Set(await different('result'))).toEqual(new Set([null, 'passed', 'refused', 'second']))
    expect((await db.selectFrom('offers').select('verdict').distinct().execute()).length).toBeGreaterThan(2)
  })

  // Moscow's 0:05, 9:00 and 23:55 of one day.
  test.each(['2026-11-23T21:05:00Z', testNow.toString(), '2026-11-24T20:55:00Z'])(
    'is in the middle of a day at %s',
    async (instant) => {
      const now = instant === testNow.toString() ? testNow : Temporal.Instant.from(instant)
      const { db } = await demo(now)
      const { id } = await todayBatch(db)
      const here = (await invitationsOfBatch(db, id)).filter(
        ({ presence, result }) => presence === 'came' && result === null,
      )
      expect(here.filter(({ called_in_at }) => called_in_at !== null)).toHaveLength(1)
      expect(here.filter(({ called_in_at }) => called_in_at === null).length).toBeGreaterThan(0)
      const moments = here
        .flatMap(({ arrived_at, called_in_at }) => [arrived_at, called_in_at])
        .filter((moment) => moment !== null)
      expect(moments.filter((moment) => moment > now.toString())).toEqual([])
    },
  )
})
