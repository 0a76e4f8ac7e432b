import { describe, expect, test } from 'vitest'
import { testApp, testNow, type Visitor } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/** A day with three invited people, at 10:00 in Moscow. */
async function day() {
  const clock = { now: testNow.add({ hours: 1 }) }
  const made = await testApp({}, clock)
  const { db } = made.database
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', smallFlow(vacancyId))
  const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const ids = await makeCandidates(db, vacancyId, ['Анна', 'Борис', 'Вера'])
  await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), slot: '' })
  const invitationOf = (candidate: number) =>
    db
      .selectFrom('invitations')
      .selectAll()
      .where('candidate_id', '=', candidate)
      .where('status', '=', 'active')
      .executeTakeFirstOrThrow()
  const mark = async (who: Visitor, candidate: number, what: string) => {
    const { id, version } = await invitationOf(candidate)
    return who.post(`/invitations/${id}/mark/${what}`, { version: String(version) })
  }
  return {
    ...made,
    db,
    hr,
    clock,
    batchId,
    ids,
    invitationOf,
    mark,
    board: async () => (await hr.get(`/batches/${batchId}/reception`)).body,
  }
}

/** What the filled button of a page says it does. */
const theOneThing = (page: string) => /class="(?:button )?fill"[^>]*aria-label="([^"]+)"/.exec(page)?.[1]

describe('marking who came', () => {
  test('shows who waits and since when, and who is next', async () => {
    const { hr, ids, mark, board, clock } = await day()
    await mark(hr, ids[0]!, 'came')
    clock.now = clock.now.add({ minutes: 12 })
    const page = await board()
    expect(page).toContain('<b class="wait">12 minutes</b> · 10:00')
    expect(theOneThing(page)).toBe('To the interview: Анна')
  })

  test('calls those of one slot in the order in which they came', async () => {
    const {
      hr,
      ids: [anna = 0, , vera = 0],
      mark,
      board,
      clock,
      invitationOf,
    } = await day()
    expect((await invitationOf(anna)).slot_id).toBe((await invitationOf(vera)).slot_id)
    await mark(hr, vera, 'came')
    clock.now = clock.now.add({ minutes: 2 })
    await mark(hr, anna, 'came')
    expect(theOneThing(await board())).toBe('To the interview: Вера')
  })

  test('calls those of the earlier slot first, whoever came before', async () => {
    const {
      hr,
      ids: [anna = 0, boris = 0],
      mark,
      board,
      clock,
    } = await day()
    await mark(hr, boris, 'came')
    clock.now = clock.now.add({ minutes: 2 })
    await mark(hr, anna, 'came')
    expect(theOneThing(await board())).toBe('To the interview: Анна')
  })

  test('can be taken back, step by step', async () => {
    const { hr, ids, mark, invitationOf } = await day()
    await mark(hr, ids[0]!, 'came')
    await mark(hr, ids[0]!, 'left')
    expect((await invitationOf(ids[0]!)).presence).toBe('left')
    for (const expected of ['came', null]) {
      const { id, version } = await invitationOf(ids[0]!)
      await hr.post(`/invitations/${id}/undo`, { version: String(version) })
      expect((await invitationOf(ids[0]!)).presence).toBe(expected)
    }
    expect((await invitationOf(ids[0]!)).arrived_at).toBeNull()
  })

  test('by two people at once is kept once, and the second is told', async () => {
    const { hr, visitor, ids, invitationOf, db } = await day()
    const other = await visitor('recruiter')
    const { id } = await invitationOf(ids[0]!)
    await Promise.all([
      hr.post(`/invitations/${id}/mark/came`, { version: '1' }),
      other.post(`/invitations/${id}/mark/missed`, { version: '1' }),
    ])
    expect((await invitationOf(ids[0]!)).version).toBe(2)
    expect(
      await db.selectFrom('invitation_events').select('id').where('invitation_id', '=', id).execute(),
    ).toHaveLength(1)
    const pages = [await hr.get('/'), await other.get('/')].map((page) => page.body)
    expect(pages.filter((page) => page.includes('Somebody else marked this'))).toHaveLength(1)
  })

  test('sends the board alone when a script asks for it', async () => {
    const { hr, batchId } = await day()
    const fragment = await hr.get(`/batches/${batchId}/reception`, { 'hx-request': 'true' })
    expect(fragment.body).not.toContain('<html')
    expect(fragment.body).toContain('id="board"')
  })

  test('tells a script, too, when somebody else was faster', async () => {
    const { hr, batchId, ids, mark, invitationOf } = await day()
    const { id } = await invitationOf(ids[0]!)
    await mark(hr, ids[0]!, 'came')
    await hr.post(`/invitations/${id}/mark/missed`, { version: '1' })
    const fragment = await hr.get(`/batches/${batchId}/reception`, { 'hx-request': 'true' })
    expect(fragment.body).toContain('Somebody else marked this')
    expect((await hr.get(`/batches/${batchId}/reception`, { 'hx-request': 'true' })).body).not.toContain(
      'Somebody else marked this',
    )
  })

  test('is refused to a hiring manager, who may record results', async () => {
    const { visitor, ids, mark, invitationOf } = await day()
    const manager = await visitor('manager')
    expect((await mark(manager, ids[0]!, 'came')).statusCode).toBe(403)
    const { id, version } = await invitationOf(ids[0]!)
    expect(
      (await manager.post(`/invitations/${id}/result`, { version: String(version), result: 'passed' })).statusCode,
    ).toBe(303)
  })
})

describe('walk-ins', () => {
  test('are added as new people and never count in the turnout', async () => {
    const { hr, batchId, db, board } = await day()
    const slot = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
    await hr.post(`/batches/${batchId}/walk-ins`, { name: 'Гость', phone: '8 (916) 123-45-67', slot: String(slot.id) })
    expect(await board()).toContain('Гость')
    await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
    expect((await hr.get('/turnout')).body).toContain('0 of 3')
  })

  test('are found again by their phone, in whatever spelling', async () => {
    const { hr, batchId, db, ids } = await day()
    const slot = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
    const { value } = await db
      .selectFrom('candidate_contacts')
      .select('value')
      .where('candidate_id', '=', ids[1]!)
      .executeTakeFirstOrThrow()
    await hr.post(`/batches/${batchId}/walk-ins`, {
      name: 'Кто-то',
      phone: value.replace('+7', '8 '),
      slot: String(slot.id),
    })
    expect((await hr.get('/')).body).toContain('stands in this batch already')
    expect(await db.selectFrom('candidates').select('id').execute()).toHaveLength(3)
  })

  test('with a phone that stands for none are told so', async () => {
    const { hr, batchId, db } = await day()
    const slot = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
    const guest = { name: 'Гость', phone: '8 999 999-99-99', slot: String(slot.id) }
    const answer = await hr.post(`/batches/${batchId}/walk-ins`, guest)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('“8 999 999-99-99” stands for no contact')
  })

  test('stay people without an invitation when they are moved to another slot', async () => {
    const { hr, batchId, db } = await day()
    const [first, second] = await db.selectFrom('slots').select('id').orderBy('position').execute()
    await hr.post(`/batches/${batchId}/walk-ins`, { name: 'Гость', phone: '', slot: String(first!.id) })
    const guest = () =>
      db.selectFrom('invitations').selectAll().where('slot_id', '=', second!.id).where('walk_in', '=', 1).execute()
    const { id, version } = await db
      .selectFrom('invitations')
      .select(['id', 'version'])
      .where('walk_in', '=', 1)
      .executeTakeFirstOrThrow()
    expect(await guest()).toEqual([])
    await hr.post(`/invitations/${id}/move`, {
      version: String(version),
      slot: String(second!.id),
      reason: 'много народу',
    })
    expect(await guest()).toMatchObject([{ status: 'active', presence: 'came' }])
  })

  test('with a wrong phone keep what was typed', async () => {
    const { hr, batchId, db } = await day()
    const slot = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
    const answer = await hr.post(`/batches/${batchId}/walk-ins`, { name: 'Гость', phone: 'нет', slot: String(slot.id) })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="Гость"')
    expect(answer.body).toContain('does not look like a phone number')
  })
})

describe('when too many came', () => {
  test('one more interviewer is added from the current slot on', async () => {
    const { hr, ids, mark, board, batchId, db } = await day()
    for (const id of ids) await mark(hr, id, 'came')
    expect(await board()).toContain('3 people wait, and there is 1 interviewer')
    await hr.post(`/batches/${batchId}/interviewers`, { from: '1' })
    const slots = await db
      .selectFrom('slots')
      .select('interviewers')
      .where('batch_id', '=', batchId)
      .orderBy('position')
      .execute()
    expect(slots.map((slot) => slot.interviewers)).toEqual([1, 2])
  })

  test('who is moved to a later slot goes on waiting there', async () => {
    const { hr, ids, mark, invitationOf, db } = await day()
    await mark(hr, ids[0]!, 'came')
    const before = await invitationOf(ids[0]!)
    const later = await db.selectFrom('slots').select('id').where('id', '!=', before.slot_id).executeTakeFirstOrThrow()
    await hr.post(`/invitations/${before.id}/move`, {
      version: String(before.version),
      slot: String(later.id),
      reason: 'много народу',
    })
    expect(await invitationOf(ids[0]!)).toMatchObject({
      slot_id: later.id,
      presence: 'came',
      arrived_at: before.arrived_at,
    })
  })
})

describe('the slot whose time it is', () => {
  test('begins with its first minute, and the reception counts its interviewers', async () => {
    const { hr, batchId, clock, db } = await day()
    await db.updateTable('slots').set({ interviewers: 3 }).where('position', '=', 1).execute()
    const current = async () =>
      /<option value="(\d+)" selected/.exec((await hr.get(`/batches/${batchId}/reception`)).body)?.[1]
    const [first, second] = await db.selectFrom('slots').select(['id', 'starts_at']).orderBy('position').execute()
    expect(clock.now.toString()).toBe(first!.starts_at)
    expect(await current()).toBe(String(first!.id))
    clock.now = clock.now.add({ minutes: 30 })
    expect(clock.now.toString()).toBe(second!.starts_at)
    expect(await current()).toBe(String(second!.id))
  })

  test('has too many people when more than two wait for each interviewer', async () => {
    const { hr, ids, mark, board } = await day()
    await mark(hr, ids[0]!, 'came')
    await mark(hr, ids[1]!, 'came')
    expect(await board()).not.toContain('people wait, and there is')
    await mark(hr, ids[2]!, 'came')
    expect(await board()).toContain('3 people wait, and there is 1 interviewer')
  })
})

describe('results', () => {
  test('a refusal needs its reason', async () => {
    const { hr, ids, invitationOf } = await day()
    const { id, version } = await invitationOf(ids[0]!)
    const without = await hr.post(`/invitations/${id}/result`, {
      version: String(version),
      result: 'refused',
      reason: '',
    })
    expect(without.statusCode).toBe(422)
    expect(without.body).toContain('Say why')
    await hr.post(`/invitations/${id}/result`, { version: String(version), result: 'refused', reason: 'skills' })
    expect(await invitationOf(ids[0]!)).toMatchObject({ result: 'refused', result_reason: 'skills' })
  })

  test('the closed day stands beside its forecast and feeds the next plan', async () => {
    const { hr, ids, mark, batchId, db } = await day()
    await mark(hr, ids[0]!, 'came')
    await mark(hr, ids[1]!, 'late')
    await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
    const page = (await hr.get(`/batches/${batchId}`)).body
    expect(page).toContain('came of 3 invited')
    expect(page).toContain('As many came as come on 9 of 10 such days')
    expect((await hr.get('/turnout')).body).toContain('2 of 3')
    const { vacancy_id } = await db.selectFrom('batches').select('vacancy_id').executeTakeFirstOrThrow()
    expect((await hr.get(`/batches/new?vacancy=${vacancy_id}`)).body).toMatch(/name="came" type="text" value="2"/)
    expect((await mark(hr, ids[2]!, 'came')).statusCode).toBe(409)
  })

  test('closing a day makes no-shows of those who stood in it, not of those who had cancelled or were moved', async () => {
    const { hr, batchId, ids, invitationOf, db } = await day()
    const [anna, boris] = [await invitationOf(ids[0]!), await invitationOf(ids[1]!)]
    await hr.post(`/invitations/${anna.id}/cancel`, { version: String(anna.version), reason: 'Передумала' })
    const other = await db.selectFrom('slots').select('id').where('id', '!=', boris.slot_id).executeTakeFirstOrThrow()
    await hr.post(`/invitations/${boris.id}/move`, {
      version: String(boris.version),
      slot: String(other.id),
      reason: 'Просит позже',
    })
    await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
    const rows = await db.selectFrom('invitations').select(['status', 'presence']).orderBy('id').execute()
    expect(rows.map(({ status, presence }) => [status, presence])).toEqual([
      ['cancelled', null],
      ['moved', null],
      ['active', 'missed'],
      ['active', 'missed'],
    ])
  })

  test('a batch that is called off makes nobody a no-show', async () => {
    const { hr, batchId } = await day()
    await hr.post(`/batches/${batchId}/cancel`, { reason: 'заболели' })
    expect((await hr.get('/turnout')).body).toContain('There is no history yet')
  })
})

describe('during the day', () => {
  test('the forecast counts who is here, and expects less of those whose time has passed', async () => {
    const { hr, batchId, ids, mark, clock } = await day()
    const expected = async () =>
      Number(/<dt>expected[^<]*<\/dt><dd>([\d.]+)/.exec((await hr.get(`/batches/${batchId}`)).body)?.[1])
    // Three people at 40 %, the first slot begins now.
    expect(await expected()).toBe(1.2)
    await mark(hr, ids[0]!, 'came')
    expect(await expected()).toBe(1.8)
    await mark(hr, ids[1]!, 'missed')
    expect(await expected()).toBe(1.4)
    clock.now = clock.now.add({ hours: 8 })
    expect(await expected()).toBe(1)
    const page = (await hr.get(`/batches/${batchId}`)).body
    expect(page).toContain('expected in all: 1 person is here')
    expect(page).toContain('their time has begun, and they are not here')
    await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
    expect((await hr.get(`/batches/${batchId}`)).body).toContain('1.2 were expected')
  })

  test('who came and left again has come, on every page', async () => {
    const { hr, batchId, ids, mark } = await day()
    await mark(hr, ids[0]!, 'came')
    await mark(hr, ids[0]!, 'left')
    await mark(hr, ids[1]!, 'late')
    expect((await hr.get('/batches')).body).toContain('2 of 3 came')
    expect((await hr.get(`/batches/${batchId}/reception`)).body).toContain('Came: 2 of 3')
  })

  test('who came without an invitation counts as come on no page', async () => {
    const { hr, batchId, ids, mark, db } = await day()
    await mark(hr, ids[0]!, 'came')
    const slot = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
    await hr.post(`/batches/${batchId}/walk-ins`, { name: 'Гость', phone: '', slot: String(slot.id) })
    expect((await hr.get('/')).body).toContain('1 of 3 came')
    expect((await hr.get('/batches')).body).toContain('1 of 3 came')
    expect((await hr.get(`/batches/${batchId}/reception`)).body).toContain('Came: 1 of 3')
  })
})

test('an interviewer is added to an open batch only', async () => {
  const { hr, batchId, db } = await day()
  const interviewers = async () =>
    (
      await db.selectFrom('slots').select('interviewers').where('batch_id', '=', batchId).orderBy('position').execute()
    ).map((slot) => slot.interviewers)
  expect((await hr.post(`/batches/${batchId}/interviewers`, { from: '1' })).statusCode).toBe(303)
  expect(await interviewers()).toEqual([1, 2])
  await hr.post(`/batches/${batchId}/close`, { early: 'yes' })
  expect((await hr.post(`/batches/${batchId}/interviewers`, { from: '0' })).statusCode).toBe(409)
  expect(await interviewers()).toEqual([1, 2])
})
