import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import { advertise, askOneApproverOnly, makeCandidates, makeVacancy } from '../../support/fixtures.ts'

/** A vacancy of level 2 in Moscow (39 000 to 42 000 before tax) with two candidates, an author and an approver. */
async function scene(clock = { now: testNow }) {
  const app = await testApp({}, clock)
  const vacancy = await makeVacancy(app.database.db)
  await advertise(app.database.db, vacancy)
  const candidates = await makeCandidates(app.database.db, vacancy, ['Анна Ёлкина', 'Олег Ли'])
  const [author, approver] = [await app.visitor('manager'), await app.visitor('hr')]
  await askOneApproverOnly(app.database.db)
  return { app, vacancy, candidates, author, approver }
}

const outside = { amount: '90000', basis: 'net', level: '2' }
const within = { amount: '40000', basis: 'gross', level: '2' }

async function enter(
  visitor: Visitor,
  candidate: number,
  vacancy: number,
  fields: Record<string, string>,
): Promise<string> {
  const answer = await visitor.post(`/candidates/${candidate}/offers?vacancy=${vacancy}`, fields)
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}

const versionOf = async (visitor: Visitor, offer: string) =>
  /name="version" value="(\d+)"/.exec((await visitor.get(offer)).body)?.[1] ?? '1'

async function step(visitor: Visitor, offer: string, act: string, reason = '', version?: string) {
  return visitor.post(`${offer}/steps`, { act, reason, version: version ?? (await versionOf(visitor, offer)) })
}

const statusIn = async ({ database: { db } }: TestApp, offer: string) =>
  (
    await db
      .selectFrom('offers')
      .select('status')
      .where('id', '=', Number(offer.split('/').at(-1)))
      .executeTakeFirstOrThrow()
  ).status

describe('an offer outside the band', () => {
  test('needs a reason and somebody else, is rejected with a reason, changed, approved, sent and declined with a reason', async () => {
    const {
      app,
      vacancy,
      candidates: [anna = 0],
      author,
      approver,
    } = await scene()
    const offer = await enter(author, anna, vacancy, outside)
    expect((await step(author, offer, 'submit', '  ')).statusCode).toBe(422)
    expect((await step(author, offer, 'submit', 'Приводит своих клиентов')).statusCode).toBe(303)
    expect(await statusIn(app, offer)).toBe('waiting')

    expect((await author.get('/offers')).body).toContain('Nothing waits for you.')
    expect((await approver.get('/offers')).body).toContain('Waiting for your decision')
    expect((await approver.get('/offers')).body.match(new RegExp(`href="${offer}"`, 'g'))).toHaveLength(2)
    const own = await author.get(offer)
    expect(own.body).toContain('It waits for a decision by somebody other than you.')
    expect(own.body).not.toContain('value="approve"')
    expect((await step(author, offer, 'approve', '', '2')).statusCode).toBe(403)
    expect((await step(await app.visitor('recruiter'), offer, 'approve', '', '2')).statusCode).toBe(403)

    const bare = await step(approver, offer, 'reject')
    expect(bare.statusCode).toBe(422)
    expect(bare.body).toContain('id="reason-error"')
    expect((await step(approver, offer, 'reject', 'Дорого')).statusCode).toBe(303)
    expect((await author.get(offer)).body).toContain('Дорого')
    expect((await author.get(`${offer}/letter`)).statusCode).toBe(303)

    expect((await step(author, offer, 'revise')).statusCode).toBe(303)
    const changed = await author.post(offer, { ...outside, amount: '80000', version: await versionOf(author, offer) })
    expect(changed.statusCode).toBe(303)
    expect((await author.get(offer)).body).toContain('was: 90 000 ₽, take-home, level 2')
    for (const [who, act, reason] of [
      [author, 'submit', 'Приводит клиентов'],
      [approver, 'approve', ''],
      [author, 'send', ''],
    ] as const) {
      expect((await step(who, offer, act, reason)).statusCode, act).toBe(303)
    }
    expect((await step(author, offer, 'decline')).statusCode).toBe(422)
    expect((await step(author, offer, 'decline', 'Далеко ездить')).statusCode).toBe(303)
    expect(await statusIn(app, offer)).toBe('declined')
    const events = await app.database.db.selectFrom('offer_events').select(['act', 'reason']).orderBy('id').execute()
    expect(events.map(({ act }) => act)).toEqual([
      'enter',
      'submit',
      'reject',
      'revise',
      'change',
      'submit',
      'approve',
      'send',
      'decline',
    ])
    const history = (await author.get(offer)).body
    for (const text of ['Далеко ездить', 'sent it for approval']) expect(history).toContain(text)
    expect((await step(author, offer, 'accept', '', '99')).statusCode).toBe(409)
  })

  test('is not approved by its author, whatever their role, but by a colleague of the same one', async () => {
    const {
      app,
      vacancy,
      candidates: [anna = 0],
      approver: author,
    } = await scene()
    const offer = await enter(author, anna, vacancy, outside)
    expect((await step(author, offer, 'submit', 'Редкий опыт')).statusCode).toBe(303)
    for (const act of ['approve', 'reject'])
      expect((await step(author, offer, act, 'Сам себе', '2')).statusCode).toBe(403)
    expect(await statusIn(app, offer)).toBe('waiting')
    expect((await step(await app.visitor('hr'), offer, 'approve', '', '2')).statusCode).toBe(303)
    expect(await statusIn(app, offer)).toBe('approved')
  })

  test('twice on one vacancy asks to review the band', async () => {
    const { app, vacancy, candidates, author, approver } = await scene()
    const offers = []
    for (const candidate of candidates) {
      const offer = await enter(author, candidate, vacancy, outside)
      await step(author, offer, 'submit', 'Сильный кандидат')
      expect((await approver.get(offer)).body).not.toContain('time to review the band')
      await step(approver, offer, 'approve')
      offers.push(offer)
    }
    for (const address of [offers[0] ?? '', `/vacancies/${vacancy}`]) {
      const { body } = await approver.get(address)
      expect(body).toContain('2 offers outside the band were approved for this vacancy')
      expect(body).toContain(`href="/vacancies/${vacancy}/edit">Change the vacancy’s range`)
      expect((await author.get(address)).body).not.toContain('outside the band were approved')
    }
    const equity = (await (await app.visitor('recruiter')).get('/offers/equity')).body
    expect(equity).toContain('Анна Ёлкина')
    expect(equity).toContain('Сильный кандидат')
    expect(equity).toContain('above the band')
  })

  test('that the law has come to forbid meanwhile is neither approved nor sent', async () => {
    const {
      app,
      vacancy,
      candidates: [anna = 0, boris = 0],
      author,
      approver,
    } = await scene()
    const low = { amount: '28000', basis: 'gross', level: '2' }
    await app.database.db.updateTable('minimum_wages').set({ federal: 20_000, regional: null }).execute()
    const [waiting, approved] = [await enter(author, anna, vacancy, low), await enter(author, boris, vacancy, low)]
    for (const offer of [waiting, approved]) await step(author, offer, 'submit', 'Учится')
    expect((await step(approver, approved, 'approve')).statusCode).toBe(303)
    await app.database.db.updateTable('minimum_wages').set({ federal: 60_000 }).execute()
    expect((await step(approver, waiting, 'approve')).statusCode).toBe(422)
    expect((await step(author, approved, 'send')).statusCode).toBe(422)
    expect([await statusIn(app, waiting), await statusIn(app, approved)]).toEqual(['waiting', 'approved'])
  })

  test('two people at once: the second is told and nothing is overwritten', async () => {
    const {
      app,
      vacancy,
      candidates: [anna = 0],
      author,
      approver,
    } = await scene()
    const offer = await enter(author, anna, vacancy, outside)
    await step(author, offer, 'submit', 'Причина')
    expect((await step(approver, offer, 'approve', '', '2')).statusCode).toBe(303)
    const late = await step(await app.visitor('administrator'), offer, 'reject', 'Дорого', '2')
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Somebody has taken this offer further meanwhile')
    expect(await statusIn(app, offer)).toBe('approved')
  })
})

describe('an offer in the band', () => {
  test('in every reading is settled by its author, and becomes a letter in both languages', async () => {
    const {
      app,
      vacancy,
      candidates: [anna = 0],
      author,
    } = await scene()
    await app.database.db
      .updateTable('vacancies')
      .set({ level: 4, pay_from: null, pay_to: null, pay_basis: null })
      .execute()
    const offer = await enter(author, anna, vacancy, {
      amount: '80000',
      variable: '20000',
      share: '',
      basis: 'gross',
      level: '4',
      personLevel: '3',
    })
    const page = (await author.get(offer)).body
    expect(page).toContain('Level 3: 40 000 ₽ to 60 000 ₽')
    expect((await step(author, offer, 'submit')).statusCode).toBe(303)
    expect(await statusIn(app, offer)).toBe('approved')
    expect((await author.get(offer)).body).toContain('made it ready to send')
    const english = (await author.get(`${offer}/letter?language=en`)).body
    for (const text of [
      'Dear Анна,',
      '80 000 ₽ before income tax (69 600 ₽ take-home)',
      'Bonus a month',
      '20 000 ₽ before income tax (17 400 ₽ take-home)',
      'Together a month',
      '100 000 ₽ before income tax (87 000 ₽ take-home)',
    ])
      expect(english).toContain(text)
    const russian = (await author.get(`${offer}/letter?language=ru`)).body
    for (const text of ['lang="ru"', 'Здравствуйте, Анна!', '100 000 ₽ до вычета НДФЛ (87 000 ₽ на руки)'])
      expect(russian).toContain(text)
    expect((await author.get(`${offer}/letter?language=xx`)).statusCode).toBe(200)
  })

  test('changed by its author in two windows: the difference is shown', async () => {
    const {
      vacancy,
      candidates: [anna = 0],
      author,
      approver,
    } = await scene()
    const offer = await enter(author, anna, vacancy, within)
    expect((await author.post(offer, { ...within, amount: '39800', version: '1' })).statusCode).toBe(303)
    const late = await author.post(offer, { ...within, amount: '39900', version: '1' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('39 900 ₽, before tax')
    expect(late.body).toContain('39 800 ₽, before tax')
    expect((await approver.get(`${offer}/edit`)).statusCode).toBe(403)
    expect((await approver.post(offer, { ...within, version: '2' })).statusCode).toBe(403)
  })

  test('for part of the time is held against the law as full time', async () => {
    const {
      vacancy,
      candidates: [anna = 0],
      author,
    } = await scene()
    const refused = await author.post(`/candidates/${anna}/offers?vacancy=${vacancy}`, {
      ...within,
      amount: '19000',
      share: '50',
      variable: '800',
    })
    expect(refused.statusCode).toBe(422)
    const offer = await enter(author, anna, vacancy, { ...within, amount: '19900', share: '50' })
    expect((await author.get(offer)).body).toContain('as if for full time, 39 800 ₽ a month before tax')
  })

  test('is not sent when the law has changed since', async () => {
    const clock = { now: testNow }
    const {
      app,
      vacancy,
      candidates: [anna = 0],
      author,
    } = await scene(clock)
    const offer = await enter(author, anna, vacancy, within)
    const row = await app.database.db
      .selectFrom('minimum_wages')
      .selectAll()
      .where('city_id', '=', 'moscow')
      .executeTakeFirstOrThrow()
    await app.database.db
      .insertInto('minimum_wages')
      .values({ ...row, valid_from: '2026-12-15', federal: 41_000 })
      .execute()
    clock.now = Temporal.Instant.from('2026-12-20T06:00:00Z')
    const answer = await step(author, offer, 'submit', 'x')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('This may not be offered')
  })
})
