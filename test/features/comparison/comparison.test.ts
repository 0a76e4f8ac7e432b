import { expect, test } from 'vitest'
import { decide } from '../../../src/features/comparison/acts/decide.ts'
import { testApp, testNow } from '../../support/app.ts'
import { colleague, compared, handIn } from './support.ts'

/** The names in the order in which the page ranks them. */
const order = (body: string) =>
  [...(/<section id="standing"[\s\S]*?<\/section>/.exec(body)?.[0] ?? '').matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map(
    (match) => match[1],
  )

/** Анна speaks better, Борис is more diligent; nobody has seen Вера. */
async function three() {
  const { visitor, database } = await testApp()
  const { db } = database
  const [hr, manager] = [await visitor('hr'), await visitor('manager')]
  const [first, second] = [await colleague(db, 'hr'), await colleague(db, 'manager')]
  const base = await compared(db, ['Анна', 'Борис', 'Вера'])
  const [anna, boris, vera] = base.applications as [number, number, number]
  const [speech, diligence] = [base.criterion('literateSpeech'), base.criterion('diligence')]
  await handIn(db, anna, first, { [speech]: [5, 5], [diligence]: [5, 2] }, 'executor')
  await handIn(db, anna, second, { [speech]: [5, 4], [diligence]: [null, 3] }, 'executor')
  await handIn(db, boris, first, { [speech]: [4, 3], [diligence]: [4, 5] })
  const address = `/vacancies/${base.vacancy}/comparison?with=${base.applications.join('.')}`
  return { ...base, db, hr, manager, anna, boris, vera, speech, diligence, address, first, second }
}

test('people chosen by ticking are shown side by side, with means, spread, and what they claimed', async () => {
  const { hr, vacancy, anna, boris, vera, address } = await three()
  const list = await hr.get(`/vacancies/${vacancy}/list`)
  const seen = [anna, boris, vera].map((id) => new RegExp(`value="(${id}\\.\\d+)"`).exec(list.body)![1]!)
  const chosen = await hr.post(`/vacancies/${vacancy}/comparison`, { application: seen })
  expect(chosen.headers.location).toBe(address)
  const { body } = await hr.get(address)
  expect(order(body)).toEqual(['Борис', 'Анна', 'Вера'])
  expect(body).toContain('4–5, 2 marks')
  expect(body).toContain('claims +3')
  expect(body).toContain('nobody has handed in a scorecard yet.')
  expect(body).toContain('80 % of applicants are less competent than they claim')
  expect(body).toContain('9 % of the weight seen')
})

test('weights from the address turn the order round, and the page says what would', async () => {
  const { hr, address, speech, diligence } = await three()
  // Анна: speech 4.5, diligence 2.5; Борис: 3 and 5. They meet where 1.5 s = 2.5 d.
  const before = (await hr.get(address)).body
  expect(before).toContain('If “Literate speech” counted 1.67 instead of 1, Анна would pass Борис.')
  expect(order((await hr.get(`${address}&w${speech}=1.66`)).body)).toEqual(['Борис', 'Анна', 'Вера'])
  expect(order((await hr.get(`${address}&w${speech}=1.67`)).body)).toEqual(['Анна', 'Борис', 'Вера'])
  expect(order((await hr.get(`${address}&w${diligence}=0`)).body)).toEqual(['Анна', 'Борис', 'Вера'])
  const fragment = (await hr.get(`${address}&w${speech}=2`, { 'hx-request': 'true' })).body
  expect(fragment).not.toContain('<html')
  expect(order(fragment)).toEqual(['Анна', 'Борис', 'Вера'])
})

test('weights that are none are taken as the vacancy has them', async () => {
  const { hr, address, speech } = await three()
  for (const wrong of ['', 'x', '-1', '1e9', '%00'])
    expect(order((await hr.get(`${address}&w${speech}=${wrong}`)).body)).toEqual(['Борис', 'Анна', 'Вера'])
})

test('marks of colleagues are held back until one has handed in one’s own, and the page says so', async () => {
  const { manager, address, db, boris, second, speech } = await three()
  const before = (await manager.get(address)).body
  expect(before).toContain('one scorecard is not shown')
  expect(before).toContain('so that nobody is led by others')
  expect(order(before)[0]).toBe('Анна')
  await handIn(db, boris, second, { [speech]: [null, null] })
  const after = (await manager.get(address)).body
  expect(after).not.toContain('not shown')
  expect(order(after)[0]).toBe('Борис')
})

test('level, expected pay against the band, appointments and type of manager stand beside the marks', async () => {
  const { hr, db, address, vacancy, candidates } = await three()
  await db.updateTable('vacancies').set({ business: 'trade' }).where('id', '=', vacancy).execute()
  await db
    .updateTable('candidates')
    .set({ expected_pay: 150_000, pay_basis: 'net' })
    .where('id', '=', candidates[0]!)
    .execute()
  await db
    .updateTable('candidates')
    .set({ expected_pay: 35_000, pay_basis: 'unknown' })
    .where('id', '=', candidates[1]!)
    .execute()
  const { id: batch_id } = await db
    .insertInto('batches')
    .values({
      vacancy_id: vacancy,
      format: 'flow',
      date: '2026-12-01',
      time_zone: 'Europe/Moscow',
      minutes: 30,
      goal: 5,
      confidence: 0.9,
      rate_json: '{"known":0.2}',
      rate_basis: 'article',
      status: 'closed',
      created_at: '2026-11-20T06:00:00Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: slot_id } = await db
    .insertInto('slots')
    .values({
      batch_id,
      position: 0,
      starts_at: '2026-12-01T06:00:00Z',
      ends_at: '2026-12-01T06:30:00Z',
      interviewers: 1,
      planned_invitations: 5,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const invitation = {
    batch_id,
    slot_id,
    candidate_id: candidates[0]!,
    walk_in: 0 as const,
    invited_at: '2026-11-20T06:00:00Z',
  }
  await db
    .insertInto('invitations')
    .values([
      { ...invitation, status: 'active', presence: 'late' },
      { ...invitation, status: 'cancelled' },
    ])
    .execute()
  const { body } = await hr.get(address)
  // The article's table is a guide: nobody is warned of it.
  expect(body).toContain('badge plain">above every level of the city')
  // 35 000 is in the band of 30 000 to 40 000 as it stands, and under or over it the other way round.
  expect(body).toContain('depends on whether it is before or after tax')
  expect(body).toContain('came to 1 of 1, missed 0')
  expect(body).toContain('cancelled beforehand: 1, moved: 0')
  expect(body).toContain('Executor (said by 2)')
  expect(body).toContain('fits this line of business')
  expect(body).toContain('not assessed yet')
})

test('fewer than two, more than six, or people of another vacancy: the page says what can be compared', async () => {
  const { hr, vacancy, anna, address } = await three()
  const one = await hr.post(`/vacancies/${vacancy}/comparison`, {
    application: `${anna}.1`,
    back: `/vacancies/${vacancy}`,
  })
  expect(one.headers.location).toBe(`/vacancies/${vacancy}`)
  expect((await hr.get(`/vacancies/${vacancy}`)).body).toContain(
    'Tick two to six people of one vacancy to compare them; now there is one.',
  )
  for (const asked of ['', String(anna), '1.2.3.4.5.6.7', 'nonsense', `${anna}.999999`, '9'.repeat(20)]) {
    const answer = await hr.get(`/vacancies/${vacancy}/comparison?with=${asked}`)
    expect(answer.statusCode, asked).toBe(400)
    expect(answer.body).toContain('Two to six people can be compared')
  }
  expect((await hr.get(address.replace(`/${vacancy}/`, '/999/'))).statusCode).toBe(404)
})

test('a decision is kept with its reason and the figures of the moment; later ones stand beside it', async () => {
  const { hr, db, vacancy, anna, boris, vera, speech, address, applications, candidates } = await three()
  const decisions = `/vacancies/${vacancy}/decisions`
  const sent = { with: applications.join('.'), [`w${speech}`]: '2' }
  const made = await hr.post(decisions, { ...sent, chosen: String(anna), reason: 'Speaks clearly on the phone' })
  expect(made.headers.location).toBe(`${address}&w${speech}=2#decisions`)
  await hr.post(decisions, { ...sent, nobody: 'on', reason: 'The opening is gone' })
  const kept = await db.selectFrom('decision_people').selectAll().orderBy('id').execute()
  expect(kept.map(({ application_id, chosen, place }) => [application_id, chosen, place])).toEqual([
    [anna, 1, 1],
    [boris, 0, 2],
    [vera, 0, null],
    [anna, 0, 1],
    [boris, 0, 2],
    [vera, 0, null],
  ])
  expect(kept[0]!.score).toBeCloseTo((2 * 4.5 + 2.5) / 3, 12)
  expect(kept[0]!.coverage).toBeCloseTo(3 / 23, 12)
  const { body } = await hr.get(address)
  expect(body.indexOf('Nobody was chosen')).toBeLessThan(body.indexOf('Chosen: Анна'))
  expect(body).toContain('Literate speech: 2;')
  const [hers, his] = [
    (await hr.get(`/candidates/${candidates[0]}`)).body,
    (await hr.get(`/candidates/${candidates[1]}`)).body,
  ]
  expect(hers).toContain('Chosen in a comparison: Speaks clearly on the phone')
  expect(his).toContain('In a comparison others were chosen: Speaks clearly on the phone')
  expect(his).toContain('In a comparison nobody was chosen: The opening is gone')
})

test('a decision without a reason, or of nobody and somebody at once, comes back with what was typed', async () => {
  const { hr, db, vacancy, anna, applications } = await three()
  const sent = { with: applications.join('.') }
  for (const [fields, complaint] of [
    [{ chosen: String(anna), reason: ' ' }, 'id="reason-error"'],
    [{ reason: 'Because' }, 'Tick those who are chosen'],
    [{ chosen: String(anna), nobody: 'on', reason: 'Because' }, 'Tick those who are chosen'],
    [{ chosen: '999', reason: 'Because' }, 'Tick those who are chosen'],
  ] as const) {
    const answer = await hr.post(`/vacancies/${vacancy}/decisions`, { ...sent, ...fields })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(complaint)
    if (fields.reason.trim()) expect(answer.body).toContain('Because</textarea>')
  }
  expect(await db.selectFrom('decisions').selectAll().execute()).toEqual([])
})

test('a decision on people who are gone, on one alone or on somebody not compared is not kept', async () => {
  const { db, vacancy, anna, boris, applications, first } = await three()
  const deciding = (change: object) =>
    decide(
      db,
      { vacancy, applications, chosen: [anna], weights: new Map(), reason: 'Clear', ...change },
      { by: first, at: testNow },
    )
  expect(await deciding({ applications: [...applications, 99_999] })).toEqual({ stale: true })
  expect(await deciding({ vacancy: 99_999 })).toEqual({ stale: true })
  expect(await deciding({ applications: [anna] })).toEqual({ refused: 'not-comparable' })
  expect(await deciding({ applications: [anna, boris], chosen: [applications[2]] })).toEqual({
    refused: 'not-comparable',
  })
  expect(await db.selectFrom('decisions').select('id').execute()).toEqual([])
  expect(await deciding({})).toHaveProperty('id')
})

test('what people ask for is compared with the pay that the vacancy names', async () => {
  const { visitor, database } = await testApp()
  const { db } = database
  const { vacancy, candidates, applications } = await compared(db, ['Анна', 'Борис'])
  const [anna = 0, boris = 0] = candidates
  await db.updateTable('candidates').set({ expected_pay: 70_000, pay_basis: 'gross' }).where('id', '=', anna).execute()
  await db.updateTable('candidates').set({ expected_pay: 95_000, pay_basis: 'gross' }).where('id', '=', boris).execute()
  const hr = await visitor('hr')
  const read = async () => {
    const { body } = await hr.get(`/vacancies/${vacancy}/comparison?with=${applications.join('.')}`)
    return body.replaceAll('\u00a0', ' ')
  }
  expect(await read()).toContain('The vacancy names no pay, so expected pay is compared with the band of its level')
  await db
    .updateTable('vacancies')
    .set({ pay_from: 70_000, pay_to: 90_000, pay_basis: 'gross' })
    .where('id', '=', vacancy)
    .execute()
  const body = await read()
  for (const text of [
    'range of the vacancy: 70 000 ₽ – 90 000 ₽, before tax',
    'in the vacancy’s range',
    'above the vacancy’s range',
  ])
    expect(body).toContain(text)
  expect(body).not.toContain('above every level')
})
