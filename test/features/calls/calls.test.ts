import { describe, expect, test } from 'vitest'
import { fit } from '../../../src/domain/turnout/model.ts'
import { saveAttendance, toRow } from '../../../src/features/imports/acts/short-files/attendance-rows.ts'
import { group } from '../../domain/turnout/records.ts'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/** Those who said yes came 8 times in 10, the undecided 5 times, and hardly anybody who said no. */
const history = [
  ...group(100, 80, { reply: 'yes', permission: 'yes', kind: 'flow', source: 'hh.ru', date: '2026-10-01' }),
  ...group(40, 20, { reply: 'unsure', permission: 'unsure', kind: 'flow', source: 'hh.ru', date: '2026-10-08' }),
  ...group(40, 1, { reply: 'no', permission: 'no', kind: 'flow', source: 'hh.ru', date: '2026-10-15' }),
]

/** A day tomorrow morning with four people invited, seen at nine in the morning. */
async function day() {
  const clock = { now: testNow }
  const made = await testApp({}, clock)
  const { db } = made.database
  await saveAttendance(db, history.map(toRow))
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancyId), goal: '2', date: '2026-11-25' })
  const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const ids = await makeCandidates(db, vacancyId, ['Анна', 'Борис', 'Вера', 'Глеб'])
  await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), slot: '', beyond: 'yes' })
  const of = (candidate: number) =>
    db.selectFrom('invitations').selectAll().where('candidate_id', '=', candidate).executeTakeFirstOrThrow()
  const invitations = await Promise.all(ids.map(of))
  const calls = async (person?: number) =>
    (await hr.get(`/batches/${batchId}/calls${person ? `?person=${person}` : ''}`)).body
  const caller = (body: string) => /<h2 id="who"><a [^>]*>([^<]+)/.exec(body)?.[1]
  const fragment = async (id: number, fields: Record<string, string>) => {
    const payload = new URLSearchParams({ _csrf: await hr.token('/settings'), ...fields }).toString()
    return hr.send({
      method: 'POST',
      url: `/invitations/${id}/answers`,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' },
    })
  }
  return { ...made, db, hr, clock, batchId, ids, invitations, of, calls, caller, fragment }
}

describe('the confirmation call', () => {
  test('shows a number to call, all questions, and the chance with its reason', async () => {
    const { calls, invitations } = await day()
    const page = await calls(invitations[0]!.id)
    expect(page).toContain(`href="tel:+7900${1_000_000 + invitations[0]!.candidate_id}"`)
    expect(page.match(/<fieldset/g)).toHaveLength(8)
    expect(page).toMatch(/<li>no answer yet<\/li>\s*<li>no call yet<\/li>/)
  })

  test('an answer moves the chance and the plan at once, and is kept', async () => {
    const { fragment, invitations, of, ids } = await day()
    const chances: number[] = []
    for (const reply of ['no', 'unsure', 'yes']) {
      const { body } = await fragment(invitations[0]!.id, { only: 'reply', reply })
      expect(body).not.toContain('<html')
      chances.push(Number(/<dd>\s*<button[^>]*>(?:&lt; )?([\d.]+) %/.exec(body)?.[1]))
    }
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
    expect(chances[0]).toBeLessThan(15)
    expect(chances[2]).toBeGreaterThan(65)
    expect((await of(ids[0]!)).reply).toBe('yes')
  })

  test('two colleagues who ask different questions lose nothing, and an old form overwrites nothing', async () => {
    const { fragment, hr, invitations, of, ids, batchId } = await day()
    const { id } = invitations[0]!
    await fragment(id, { only: 'reply', reply: 'yes' })
    await fragment(id, { only: 'permission', permission: 'no', reply: 'no' })
    expect(await of(ids[0]!)).toMatchObject({ reply: 'yes', permission: 'no', version: 3 })
    const late = await hr.post(`/invitations/${id}/answers`, { version: '1', reply: 'unsure' })
    expect(late.headers.location).toBe(`/batches/${batchId}/calls?person=${id}`)
    expect((await of(ids[0]!)).reply).toBe('yes')
    // Nothing new in it: the answers had been kept one by one while they were given.
    const same = await hr.post(`/invitations/${id}/answers`, { version: '1', reply: 'yes', permission: 'no' })
    expect(same.headers.location).toBe(`/batches/${batchId}/calls`)
  })

  test('goes on to the next person, and ends when all are called', async () => {
    const { calls, caller, hr, invitations, db } = await day()
    const seen = new Set<string>()
    for (let call = 0; call < 4; call += 1) {
      const page = await calls()
      seen.add(caller(page)!)
      const id = Number(/\/invitations\/(\d+)\/answers/.exec(page)?.[1])
      await hr.post(`/invitations/${id}/answers`, { version: '1', reply: 'yes', route: 'no' })
    }
    expect(seen.size).toBe(4)
    expect(await calls()).toContain('Nobody is to be called now')
    expect(await db.selectFrom('call_attempts').select('reached').execute()).toHaveLength(invitations.length)
  })

  test('whoever is not reached comes up again at another time of day', async () => {
    const { calls, caller, hr, clock } = await day()
    const page = await calls()
    const name = caller(page)
    await hr.post(`/invitations/${/\/invitations\/(\d+)\/answers/.exec(page)?.[1]}/not-reached`)
    expect(caller(await calls())).not.toBe(name)
    expect(await calls()).toMatch(
      new RegExp(`${name}</a><span class="small">1\\d:\\d\\d · not reached · again in the evening`),
    )
    clock.now = testNow.add({ hours: 9 })
    expect((await calls()).match(/again in the morning/g) ?? []).toHaveLength(0)
  })

  test('proposes nobody whose slot has begun, and says for how many it is too late', async () => {
    const { calls, clock } = await day()
    expect((await calls()).match(/calls\?person=\d+"/g)).toHaveLength(4)
    // 10:15 of the day: the first of the two slots began at 10:00.
    clock.now = testNow.add({ hours: 25, minutes: 15 })
    const during = await calls()
    expect(during).not.toContain('10:00')
    expect(during).toMatch(/For \d (person|people) the time has come/)
    clock.now = testNow.add({ hours: 26 })
    expect(await calls()).toContain('Nobody is to be called now')
  })

  test('puts a missed call off only to a time of day before the slot', async () => {
    const { calls, caller, hr, clock } = await day()
    // 9:00 of the day itself: no slot is later than 10:30, so neither afternoon nor evening are left.
    clock.now = testNow.add({ hours: 24 })
    const page = await calls()
    await hr.post(`/invitations/${/\/invitations\/(\d+)\/answers/.exec(page)?.[1]}/not-reached`)
    const after = await calls()
    expect(after).not.toMatch(/again in the (afternoon|evening)/)
    expect(after).toContain(`>${caller(page)}</a>`)
  })

  test('a missed call marked by mistake can be taken back, and only that', async () => {
    const { calls, caller, hr, fragment, db } = await day()
    const page = await calls()
    const [name, id] = [caller(page), Number(/\/invitations\/(\d+)\/answers/.exec(page)?.[1])]
    await hr.post(`/invitations/${id}/not-reached`)
    const attempt = /name="attempt" value="(\d+)"/.exec(await calls())![1]!
    await hr.post(`/invitations/${id}/not-reached/undo`, { attempt })
    expect(caller(await calls())).toBe(name)
    expect(await db.selectFrom('call_attempts').select('id').execute()).toEqual([])
    await fragment(id, { only: 'reply', reply: 'yes' })
    await hr.post(`/invitations/${id}/answers`, { version: '2', reply: 'yes' })
    const reached = await db.selectFrom('call_attempts').select('id').executeTakeFirstOrThrow()
    await hr.post(`/invitations/${id}/not-reached/undo`, { attempt: String(reached.id) })
    expect(await db.selectFrom('call_attempts').select('reached').execute()).toEqual([{ reached: 1 }])
  })

  test('takes back its own answers only, and the reception only its own marks', async () => {
    const { fragment, hr, invitations, of, ids } = await day()
    const { id } = invitations[0]!
    await fragment(id, { only: 'reply', reply: 'yes' })
    await hr.post(`/invitations/${id}/undo`, { version: '2' })
    expect((await of(ids[0]!)).reply).toBe('yes')
    await hr.post(`/invitations/${id}/answers/undo`, { version: '2' })
    expect(await of(ids[0]!)).toMatchObject({ reply: null, version: 3 })
  })

  test('marks who is silent, promised, unsure and declined, and keeps those who are settled within reach', async () => {
    const { fragment, hr, invitations, calls } = await day()
    const [first, second, third] = invitations.map(({ id }) => id)
    await fragment(first!, { only: 'reply', reply: 'yes' })
    await fragment(second!, { only: 'reply', reply: 'unsure' })
    await fragment(third!, { only: 'reply', reply: 'no' })
    await hr.post(`/invitations/${first}/answers`, { version: '2', reply: 'yes' })
    const page = await calls()
    for (const state of ['1 silent', '1 promised', '1 unsure', '1 declined']) expect(page).toContain(state)
    const settled = page.slice(page.indexOf('>Settled<'))
    expect([...settled.matchAll(/calls\?person=(\d+)"/g)].map(([, id]) => Number(id))).toEqual([first, third])
    expect(settled).toContain('will not come')
  })

  test('those who say no make the day short, and the page says by how many', async () => {
    const { fragment, hr, invitations, batchId } = await day()
    for (const { id } of invitations) await fragment(id, { only: 'reply', reply: 'no' })
    const page = (await hr.get(`/batches/${batchId}`)).body
    const more = Number(/fill\?more=(\d+)/.exec(page)?.[1])
    expect(more).toBeGreaterThan(1)
    expect((await hr.get(`/batches/${batchId}/fill?more=${more}`)).body).toContain('Nobody to invite here')
  })

  test('the answer shows as a mark on the batch and in words at the reception until the person is marked', async () => {
    const { fragment, hr, clock, invitations, batchId } = await day()
    const [first, second, third, fourth] = invitations.map(({ id }) => id)
    await fragment(first!, { only: 'reply', reply: 'yes' })
    await fragment(second!, { only: 'reply', reply: 'unsure' })
    await fragment(third!, { only: 'reply', reply: 'no' })
    await hr.post(`/invitations/${fourth}/not-reached`)
    const dayPage = (await hr.get(`/batches/${batchId}`)).body
    const said = [...dayPage.matchAll(/<title>([^<]+)<\/title><use|class="small">(not reached)</g)].map(
      ([, mark, note]) => note ?? mark,
    )
    const marks = ['invited', 'not reached', 'not sure', 'promises to come', 'will not come']
    expect(new Set(said)).toEqual(new Set(marks))
    const { body } = await hr.get(`/batches/${batchId}/reception`)
    for (const words of ['declined', 'not reached', 'not sure', 'promised to come']) expect(body).toContain(words)
    clock.now = testNow.add({ hours: 24 })
    await hr.post(`/invitations/${first}/mark/came`, { version: '2' })
    expect((await hr.get(`/batches/${batchId}/reception`)).body).not.toContain('promised to come')
  })

  test('a note of the call is kept, whether somebody was reached or not, and stands at the next call', async () => {
    const { hr, calls, invitations } = await day()
    const { id } = invitations[0]!
    await hr.post(`/invitations/${id}/not-reached`, { note: 'Просил позвонить после шести' })
    await hr.post(`/invitations/${id}/answers`, { version: '1', reply: 'unsure', note: 'Уточнит на работе' })
    const page = await calls(id)
    for (const note of ['Просил позвонить после шести', 'Уточнит на работе']) expect(page).toContain(note)
    expect((await hr.get(`/invitations/${id}`)).body).toContain('Called, not reached: Просил позвонить после шести')
    const tooLong = await hr.post(`/invitations/${id}/not-reached`, { note: 'х'.repeat(301) })
    expect(tooLong.statusCode).toBe(303)
  })

  test('a “no” asks what becomes of the person: another time, they withdraw, or the application is closed', async () => {
    const { hr, db, fragment, invitations, batchId, calls } = await day()
    const [first, second] = invitations
    const calling = `/batches/${batchId}/calls`
    // Without JavaScript the form is sent at its end; the question then comes before the next person.
    const sent = await hr.post(`/invitations/${first!.id}/answers`, { version: '1', reply: 'no' })
    expect(sent.headers.location).toBe(`${calling}?person=${first!.id}`)
    const page = await calls(first!.id)
    expect(page).toContain(`href="/invitations/${first!.id}?back=${encodeURIComponent(calling)}#move"`)
    const closure = /action="(\/candidates\/\d+\/applications\/\d+\/closure\?back=[^"]+)"/.exec(page)![1]!
    const version = /name="version" value="(\d+)"/.exec(page.slice(page.indexOf(closure)))![1]!
    const closed = await hr.post(closure, { version, reason: 'changed-mind' })
    expect(closed.headers.location).toBe(calling)
    const { candidate_id } = first!
    expect(
      await db
        .selectFrom('applications')
        .select(['ended_by', 'close_reason'])
        .where('candidate_id', '=', candidate_id)
        .execute(),
    ).toEqual([{ ended_by: 'candidate', close_reason: 'changed-mind' }])
    expect(await calls(first!.id)).not.toContain('They withdraw')
    // With JavaScript it is asked at once, and the end of the call goes on to the next person.
    expect((await fragment(second!.id, { only: 'reply', reply: 'no' })).body).toContain('They withdraw')
    const end = await hr.post(`/invitations/${second!.id}/answers`, { version: '2', reply: 'no' })
    expect(end.headers.location).toBe(calling)
    expect((await fragment(second!.id, { only: 'reply', reply: 'yes' })).body).not.toContain('They withdraw')
  })

  test('the questions can be worded and left out, and keep their meaning', async () => {
    const { hr, calls, invitations, fragment, ids, of } = await day()
    await hr.post('/settings/call-questions/route', { wording: 'Наш офис найдёте?', asked: 'yes' })
    await hr.post('/settings/call-questions/letter', { wording: '' })
    const page = await calls(invitations[0]!.id)
    expect(page).toContain('Наш офис найдёте?')
    expect(page).not.toContain('Has the invitation arrived?')
    await fragment(invitations[0]!.id, { only: 'route', route: 'yes' })
    expect((await of(ids[0]!)).route).toBe('yes')
    expect((await hr.post('/settings/call-questions/route', { wording: 'х'.repeat(400) })).statusCode).toBe(422)
  })

  test('is refused to those whose role does not plan, and over when the day is closed', async () => {
    const { visitor, batchId, hr, clock, invitations } = await day()
    expect((await (await visitor('manager')).get(`/batches/${batchId}/calls`)).statusCode).toBe(403)
    clock.now = testNow.add({ hours: 26 })
    await hr.post(`/batches/${batchId}/close`)
    expect((await hr.get(`/batches/${batchId}/calls`)).headers.location).toBe(`/batches/${batchId}`)
    expect((await hr.post(`/invitations/${invitations[0]!.id}/answers`, { reply: 'yes' })).statusCode).toBe(409)
  })
})

test('the stated chance is the one of the person at that moment', async () => {
  const { invitations, db } = await day()
  const rate = fit(history).trees.neither
  for (const { chance } of invitations) expect(Math.abs(chance! - rate.came / rate.n)).toBeLessThan(0.2)
  expect(new Set(invitations.map(({ chance }) => chance)).size).toBe(1)
  expect(await db.selectFrom('batches').select('forecast_json').executeTakeFirstOrThrow()).toEqual({
    forecast_json: null,
  })
})
