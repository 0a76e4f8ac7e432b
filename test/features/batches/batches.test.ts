import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/web/security/permissions.ts'
import { testApp, type Visitor } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

async function planned(overrides: Record<string, string> = {}) {
  const made = await testApp()
  const { db } = made.database
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancyId), ...overrides })
  const batchId = Number(/\/batches\/(\d+)\/fill/.exec(String(saved.headers.location))?.[1])
  return { ...made, db, hr, vacancyId, batchId, saved }
}

const slotsOf = (db: Awaited<ReturnType<typeof planned>>['db'], batchId: number) =>
  db.selectFrom('slots').selectAll().where('batch_id', '=', batchId).orderBy('position').execute()

async function invite(hr: Visitor, batchId: number, ids: readonly number[], more: Record<string, string> = {}) {
  return hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), slot: '', ...more })
}

describe('planning a batch', () => {
  test('makes slots at the times of the city and invites as many as the plan says', async () => {
    const { db, batchId, saved } = await planned()
    expect(saved.statusCode).toBe(303)
    const slots = await slotsOf(db, batchId)
    expect(slots.map((slot) => slot.starts_at)).toEqual(['2026-11-24T07:00:00Z', '2026-11-24T07:30:00Z'])
    // 1 - 0.6^n >= 0.8 first at n = 4.
    expect(slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)).toBe(4)
  })

  test('starts from the article until the team has a history, then from that', async () => {
    const { db, hr, vacancyId } = await planned()
    expect((await hr.get(`/batches/new?vacancy=${vacancyId}`)).body).toMatch(/<option value="one-in-five" selected>/)
    const record = {
      invited_on: null,
      kind: 'walk-in',
      source: 'x',
      city: null,
      reply: null,
      permission: null,
      calendar: null,
      call_ahead: null,
      second_phone: null,
      documents: null,
      route: null,
      letter: null,
    }
    for (let person = 0; person < 10; person += 1) {
      await db
        .insertInto('attendance_records')
        .values({ ...record, person: String(person), batch: 'b', date: '2026-01-01', came: person < 4 ? 1 : 0 })
        .execute()
    }
    const page = await hr.get(`/batches/new?vacancy=${vacancyId}`)
    expect(page.body).toMatch(/<option value="own" selected>40, by your 10 invitations</)
    expect(page.body).not.toContain('value="one-in-five"')
    expect(page.body).toMatch(/name="came" type="text" value="4"/)
    expect(page.body).toMatch(/name="invited" type="text" value="10"/)
  })

  test('keeps what was typed and says what is wrong', async () => {
    const { hr, vacancyId } = await planned()
    const answer = await hr.post('/batches', {
      ...smallFlow(vacancyId),
      goal: 'many',
      date: '2020-01-01',
      place: 'Наша улица',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Наша улица')
    expect(answer.body).toContain('Write a number')
    const past = await hr.post('/batches', { ...smallFlow(vacancyId), date: '2026-11-23' })
    expect(past.body).toContain('This day is over')
  })

  test('shows the figures without saving, as a page and as a fragment', async () => {
    const { hr, vacancyId, db } = await planned()
    const before = await db.selectFrom('batches').select('id').execute()
    const preview = await hr.post('/batches/preview', smallFlow(vacancyId))
    expect(preview.statusCode).toBe(200)
    expect(preview.body).toContain('id="figures"')
    expect(preview.body).toContain('<html')
    expect(await db.selectFrom('batches').select('id').execute()).toEqual(before)
  })

  test('starts from the plan that an address brings, also through the choice of a vacancy', async () => {
    const { hr, vacancyId } = await planned()
    const plan = 'goal=5&from=09%3A00&until=12%3A00&date=2026-12-09'
    const choice = await hr.get(`/batches/new?${plan}&csrf=x`)
    expect(choice.body).toContain(
      `/batches/new?vacancy=${vacancyId}&amp;goal=5&amp;from=09%3A00&amp;until=12%3A00&amp;date=`,
    )
    expect(choice.body).not.toContain('csrf=x')
    const { body } = await hr.get(`/batches/new?vacancy=${vacancyId}&${plan}`)
    for (const [name, value] of [
      ['goal', '5'],
      ['from', '09:00'],
      ['until', '12:00'],
      ['date', '2026-12-09'],
    ] as const)
      expect(body).toMatch(new RegExp(`name="${name}" type="[a-z]+" value="${value}"`))
    expect(body).toMatch(/11:30<\/span>/)
    expect(body).not.toMatch(/12:00<\/span>/)
  })

  test('takes the end of the day for its number of slots', async () => {
    const { db, batchId } = await planned({ from: '09:00', until: '10:45', breaks: '5' })
    expect(await slotsOf(db, batchId)).toHaveLength(3)
  })

  test('has one main button, which saves the plan beside its answer', async () => {
    const { hr, vacancyId } = await planned()
    for (const body of [
      (await hr.get(`/batches/new?vacancy=${vacancyId}`)).body,
      (await hr.post('/batches/preview', { ...smallFlow(vacancyId), goal: 'x' })).body,
    ]) {
      expect(body.match(/class="(button )?fill"/g)).toHaveLength(1)
      expect(body).toContain('<button class="fill" type="submit" form="plan">')
    }
  })

  test('a group is one slot with its room and quorum', async () => {
    const { db, batchId } = await planned({ format: 'group', seats: '10', quorum: '2', groupMinutes: '90', goal: '3' })
    const batch = await db.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow()
    expect(batch).toMatchObject({ format: 'group', seats: 10, quorum: 2, minutes: 90, waiting_seats: null })
    expect(await slotsOf(db, batchId)).toHaveLength(1)
  })

  test('warns when an interviewer or a person is booked twice', async () => {
    const { db, hr, vacancyId, batchId } = await planned()
    const again = await hr.post('/batches', { ...smallFlow(vacancyId), from: '10:15', interviewerNames: 'петр орлов' })
    const second = Number(/\/batches\/(\d+)/.exec(String(again.headers.location))?.[1])
    const [anna] = await makeCandidates(db, vacancyId, ['Анна Ёлкина'])
    const [first] = await slotsOf(db, batchId)
    await invite(hr, batchId, [anna!], { slot: String(first!.id) })
    await invite(hr, second, [anna!], { slot: String((await slotsOf(db, second))[1]!.id) })
    const page = await hr.get(`/batches/${second}`)
    expect(page.body).toContain('Пётр Орлов is also an interviewer at 24 Nov 2026, 10:00')
    expect(page.body).toContain('Анна Ёлкина is also invited at 24 Nov 2026, 10:00')
  })

  test('is refused to those whose role does not plan', async () => {
    const { visitor, vacancyId, batchId } = await planned()
    const manager = await visitor('manager')
    expect((await manager.post('/batches', smallFlow(vacancyId))).statusCode).toBe(403)
    expect((await manager.get(`/batches/${batchId}/fill`)).statusCode).toBe(403)
    for (const role of roles) expect((await (await visitor(role)).get(`/batches/${batchId}`)).statusCode).toBe(200)
  })
})

describe('inviting', () => {
  test('spreads people evenly, keeps to the plan, and states the chance it counted with', async () => {
    const { db, hr, vacancyId, batchId } = await planned({ spread: 'even' })
    const ids = await makeCandidates(db, vacancyId, ['А', 'Б', 'В', 'Г', 'Д', 'Е'])
    await invite(hr, batchId, ids)
    const rows = await db
      .selectFrom('invitations')
      .select(['slot_id', 'chance'])
      .where('batch_id', '=', batchId)
      .execute()
    expect(rows).toHaveLength(4)
    expect(rows.every((row) => row.chance === 0.4)).toBe(true)
    const counts = (await slotsOf(db, batchId)).map((slot) => rows.filter((row) => row.slot_id === slot.id).length)
    expect(counts).toEqual([2, 2])
    await invite(hr, batchId, ids, { beyond: 'yes' })
    expect(await db.selectFrom('invitations').select('id').where('batch_id', '=', batchId).execute()).toHaveLength(6)
  })

  test('two who invite at the same moment never go past the plan nor invite one person twice', async () => {
    const { db, hr, visitor, vacancyId, batchId } = await planned()
    const recruiter = await visitor('recruiter')
    const ids = await makeCandidates(db, vacancyId, ['А', 'Б', 'В', 'Г', 'Д', 'Е'])
    const answers = await Promise.all([
      invite(hr, batchId, ids.slice(0, 4)),
      invite(recruiter, batchId, ids.slice(2, 6)),
    ])
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303])
    const rows = await db.selectFrom('invitations').select('candidate_id').where('batch_id', '=', batchId).execute()
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map((row) => row.candidate_id)).size).toBe(4)
  })

  test('a text names its own person and nobody else', async () => {
    const { db, hr, vacancyId, batchId } = await planned()
    const ids = await makeCandidates(db, vacancyId, ['Анна Ёлкина', 'Борис Пень'])
    await invite(hr, batchId, ids)
    hr.language = 'ru'
    const texts = [
      ...(await hr.get(`/batches/${batchId}/invitations`)).body.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g),
    ].map((match) => match[1] ?? '')
    expect(texts).toHaveLength(2)
    expect(texts[0]).toContain('Анна Ёлкина')
    expect(texts[0]).toContain('10:00')
    expect(texts[0]).toContain('Тверская, 1')
    expect(texts[0]).not.toContain('Борис')
  })

  test('moving and cancelling need a reason and leave the invitation out of the count', async () => {
    const { db, hr, vacancyId, batchId } = await planned()
    const [anna, boris] = await makeCandidates(db, vacancyId, ['Анна', 'Борис'])
    await invite(hr, batchId, [anna!, boris!])
    const of = (candidate: number) =>
      db.selectFrom('invitations').selectAll().where('candidate_id', '=', candidate).orderBy('id').execute()
    const [annas] = await of(anna!)
    const [boriss] = await of(boris!)
    const otherSlot = (await slotsOf(db, batchId)).find((slot) => slot.id !== annas!.slot_id)!
    await hr.post(`/invitations/${annas!.id}/move`, {
      version: '1',
      slot: String(otherSlot.id),
      reason: 'позже удобнее',
    })
    expect((await of(anna!)).map((row) => [row.status, row.slot_id])).toEqual([
      ['moved', annas!.slot_id],
      ['active', otherSlot.id],
    ])
    // The invitation that was moved away is over: it cannot be moved once more.
    await hr.post(`/invitations/${annas!.id}/move`, { version: '2', slot: String(otherSlot.id), reason: 'ещё раз' })
    expect((await of(anna!)).map(({ status, end_reason }) => [status, end_reason])).toEqual([
      ['moved', 'позже удобнее'],
      ['active', null],
    ])
    await hr.post(`/invitations/${boriss!.id}/cancel`, { version: '1', reason: 'передумал' })
    expect((await hr.get(`/batches/${batchId}`)).body).toContain('передумал')
    await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
    expect((await hr.get('/turnout')).body).toContain('0 of 1')
  })

  test('a second change of the same invitation is told, not made', async () => {
    const { db, hr, vacancyId, batchId } = await planned()
    const [anna] = await makeCandidates(db, vacancyId, ['Анна'])
    await invite(hr, batchId, [anna!])
    const { id } = await db.selectFrom('invitations').select('id').executeTakeFirstOrThrow()
    await hr.post(`/invitations/${id}/cancel`, { version: '1', reason: 'первая' })
    const late = await hr.post(`/invitations/${id}/cancel`, { version: '1', reason: 'вторая' })
    expect(late.headers.location).toBe(`/invitations/${id}`)
    expect((await db.selectFrom('invitations').select('end_reason').executeTakeFirstOrThrow()).end_reason).toBe(
      'первая',
    )
  })
})

describe('the list of batches', () => {
  test('goes on by key, without gaps or repeats', async () => {
    const { db, hr, vacancyId } = await planned()
    const template = await db.selectFrom('batches').selectAll().executeTakeFirstOrThrow()
    const { id: _, ...batch } = template
    for (let day = 1; day <= 30; day += 1) {
      await db
        .insertInto('batches')
        .values({
          ...batch,
          vacancy_id: vacancyId,
          date: `2026-10-${String(1 + Math.floor(day / 2)).padStart(2, '0')}`,
        })
        .execute()
    }
    const idsOn = (body: string) =>
      [...body.matchAll(/<a class="plain" href="\/batches\/(\d+)"/g)].map((match) => Number(match[1]))
    const first = await hr.get('/batches')
    const next = /href="(\/batches\?before=[^"]+)"/.exec(first.body)?.[1] ?? ''
    const second = await hr.get(next)
    const seen = [...idsOn(first.body), ...idsOn(second.body)]
    expect(seen).toHaveLength(31)
    expect(new Set(seen).size).toBe(31)
  })
})
