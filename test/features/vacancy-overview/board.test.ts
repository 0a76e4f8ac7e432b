import { describe, expect, test } from 'vitest'
import { cardsShown } from '../../../src/features/vacancy-overview/reads/cards.ts'
import { apply } from '../../../src/features/applications/acts/apply.ts'
import { keysOf } from '../../support/fixtures.ts'
import { vacancyWith } from '../applications/support.ts'

const tiles = (body: string) => [...body.matchAll(/data-card="(\d+)\.\d+"/g)].map((match) => Number(match[1]))

describe('the board', () => {
  test('shows each stage, and in it whoever has waited longest first, a page at a time', async () => {
    const { db, someone, vacancy, candidates, stage, board, application } = await vacancyWith(
      Array.from({ length: 30 }, (_, index) => `Кандидат ${index}`),
    )
    const ids = await Promise.all(candidates.map(async (candidate) => (await application(candidate)).id))
    for (const [index, id] of ids.entries())
      await db
        .updateTable('applications')
        .set({ stage_entered_at: `2026-10-${String(30 - index).padStart(2, '0')}T00:00:00Z` })
        .where('id', '=', id)
        .execute()
    const page = (await someone.get(board)).body
    expect(tiles(page)).toEqual(ids.toReversed().slice(0, cardsShown))
    expect(page).toMatch(/New<\/span> <span class="badge" data-count>30</)
    const seen = tiles(page)
    for (let body = page; ;) {
      const next = /hx-get="([^"]+)"/.exec(body)?.[1]
      if (!next) break
      body = (await someone.get(next, { 'hx-request': 'true' })).body
      seen.push(...tiles(body))
    }
    expect(seen).toEqual(ids.toReversed())
    expect((await someone.get(`/vacancies/${vacancy}/board/${stage('new')}/after/${ids[0]}`)).statusCode).toBe(200)
  })

  test('counts no further than a hundred', async () => {
    const { db, someone, vacancy, board } = await vacancyWith([])
    const at = '2026-11-24T06:00:00Z'
    const people = await db
      .insertInto('candidates')
      .values(
        Array.from({ length: 130 }, (_, index) => ({
          name: `Кандидат ${index}`,
          ...keysOf('Кандидат'),
          created_at: at,
          updated_at: at,
        })),
      )
      .returning('id')
      .execute()
    await apply(
      db,
      people.map(({ id }) => id),
      vacancy,
      at,
    )
    expect((await someone.get(board)).body).toContain('data-count>100+<')
  })

  test('moves a card onward and back, and keeps every move with who made it', async () => {
    const {
      someone,
      candidates: [anna = 0],
      stage,
      seen,
      moves,
      application,
      events,
    } = await vacancyWith(['Анна'])
    for (const kind of ['passed', 'screening'] as const) {
      const answer = await someone.post(moves, { to: `${await seen(anna)}.${stage(kind)}` })
      expect([answer.statusCode, answer.headers.location]).toEqual([303, moves.replace('moves', 'board')])
    }
    const row = await application(anna)
    expect([row.stage_id, row.version]).toEqual([stage('screening'), 3])
    const moved = (await events(anna)).map(({ act, fact, from_stage_id, to_stage_id, by_user }) => ({
      act,
      fact,
      from_stage_id,
      to_stage_id,
      by_user,
    }))
    expect(moved).toEqual([
      { act: 'moved', fact: null, from_stage_id: stage('new'), to_stage_id: stage('passed'), by_user: 1 },
      { act: 'moved', fact: null, from_stage_id: stage('passed'), to_stage_id: stage('screening'), by_user: 1 },
    ])
  })

  test('tells the second of two who move the same card, and overwrites nothing', async () => {
    const {
      someone,
      visitor,
      candidates: [anna = 0],
      stage,
      seen,
      moves,
      board,
      application,
      events,
    } = await vacancyWith(['Анна'])
    const other = await visitor('recruiter')
    const both = await seen(anna)
    await someone.post(moves, { to: `${both}.${stage('invited')}` })
    await other.post(moves, { to: `${both}.${stage('passed')}` })
    expect((await application(anna)).stage_id).toBe(stage('invited'))
    expect(await events(anna)).toHaveLength(1)
    expect((await other.get(board)).body).toContain(
      'Анна: Test hr was faster, the card is in “Invited” now. Nothing was overwritten.',
    )
    const token = await other.token(board)
    const script = await other.send({
      method: 'POST',
      url: moves,
      payload: new URLSearchParams({ _csrf: token, to: `${both}.${stage('passed')}` }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' },
    })
    expect(script.statusCode).toBe(409)
    expect(script.body).toContain('data-said="Анна: Test hr was faster')
    expect(script.body).not.toContain('<html')
  })

  test('moves nobody who is out, however well their card is known, and writes down no move to where they stand', async () => {
    const {
      someone,
      candidates: [anna = 0, boris = 0],
      stage,
      seen,
      moves,
      application,
      events,
    } = await vacancyWith(['Анна', 'Борис'])
    await someone.post(`/candidates/${boris}/applications/${(await application(boris)).id}/closure`, {
      reason: 'competitor',
      version: '1',
    })
    await someone.post(moves, { to: `${await seen(boris)}.${stage('passed')}` })
    expect((await application(boris)).stage_id).toBe(stage('new'))
    expect((await events(boris)).map(({ act }) => act)).toEqual(['closed'])
    await someone.post(moves, { to: `${await seen(anna)}.${stage('new')}` })
    expect((await application(anna)).version).toBe(1)
    expect(await events(anna)).toEqual([])
  })

  test('leaves alone whoever is out, of another vacancy, or where there is no such stage', async () => {
    const {
      db,
      someone,
      candidates: [anna = 0, boris = 0],
      stage,
      seen,
      moves,
      application,
    } = await vacancyWith(['Анна', 'Борис'])
    const before = await seen(boris)
    await someone.post(`/candidates/${boris}/applications/${(await application(boris)).id}/closure`, {
      reason: 'competitor',
      version: '1',
    })
    await someone.post(moves, { to: `${before}.${stage('passed')}` })
    expect((await application(boris)).stage_id).toBe(stage('new'))
    const made = await someone.post('/vacancies', { title: 'Второй', city: 'nn', level: '1', openings: '1' })
    const foreign = await db
      .selectFrom('stages')
      .select('id')
      .where('vacancy_id', '=', Number(String(made.headers.location).split('/').at(-1)))
      .executeTakeFirstOrThrow()
    expect((await someone.post(moves, { to: `${await seen(anna)}.${foreign.id}` })).statusCode).toBe(404)
    await someone.post(`${String(made.headers.location)}/moves`, { to: `${await seen(anna)}.${foreign.id}` })
    expect((await application(anna)).stage_id).toBe(stage('new'))
    for (const wrong of ['', '1', '1.1', '1.1.1.1', 'x.1.2', '0.0.0'])
      expect((await someone.post(moves, { to: wrong })).statusCode).toBe(303)
  })

  test('opencats/OpenCATS #241: stages of one’s own, by any name and number', async () => {
    const {
      db,
      someone,
      vacancy,
      candidates: [anna = 0],
      stages,
      stage,
      seen,
      moves,
      application,
      board,
    } = await vacancyWith(['Анна'])
    const fields: Record<string, string> = {
      version: '1',
      'name-new': 'Day in the shop',
      'kind-new': 'passed',
      'position-new': '4',
    }
    for (const [index, { id, kind }] of stages.entries())
      Object.assign(fields, {
        [`name-${id}`]: kind === 'new' ? 'Inbox' : '',
        [`kind-${id}`]: kind,
        [`position-${id}`]: String(index + 1),
        [`into-${id}`]: '',
      })
    expect((await someone.post(`/vacancies/${vacancy}/stages`, fields)).headers.location).toBe(board)
    const page = (await someone.get(board)).body
    expect([...page.matchAll(/<h2 id="stage-\d+"><span>([^<]+)/g)].map((match) => match[1])).toEqual([
      'Inbox',
      'Screening',
      'Invited',
      'Came',
      'Day in the shop',
      'Passed',
      'Offer',
      'Accepted',
      'Started',
    ])
    const own = await db
      .selectFrom('stages')
      .select('id')
      .where('name', '=', 'Day in the shop')
      .executeTakeFirstOrThrow()
    await someone.post(moves, { to: `${await seen(anna)}.${own.id}` })
    expect((await application(anna)).stage_id).toBe(own.id)
    expect(stage('passed')).not.toBe(own.id)
  })

  test('ls1intum/prompt #269 and frappe/hrms #2015: many people at once, in one press', async () => {
    const { someone, vacancy, candidates, stage, seen, moves, application } = await vacancyWith(
      Array.from({ length: 45 }, (_, index) => `Кандидат ${index}`),
    )
    const list = `/vacancies/${vacancy}/list`
    const ticked = await Promise.all(candidates.map(seen))
    expect((await someone.get(list)).body.match(/name="application"/g)).toHaveLength(45)
    // One of them is changed by somebody else between the tick and the press.
    await someone.post(moves, { to: `${ticked[7]!}.${stage('offered')}` })
    const answer = await someone.post(moves, { application: ticked, stage: String(stage('screening')), back: list })
    expect(answer.headers.location).toBe(list)
    const rows = await Promise.all(candidates.map(application))
    expect(rows.filter(({ stage_id }) => stage_id === stage('screening'))).toHaveLength(44)
    expect(rows[7]?.stage_id).toBe(stage('offered'))
    expect((await someone.get(list)).body).toContain(
      '44 candidates are in “Screening”. One was changed by somebody else meanwhile and left alone.',
    )
    for (const wrong of [{ stage: '' }, { stage: String(stage('new')) }])
      await someone.post(moves, { ...wrong, back: list })
    expect((await someone.get(list)).body).toContain('Tick at least one candidate and choose a stage.')
  })
})

test('a hiring manager sees the board and the list, and moves nobody', async () => {
  const {
    visitor,
    candidates: [anna = 0],
    stage,
    seen,
    moves,
    board,
    application,
  } = await vacancyWith(['Анна'])
  const manager = await visitor('manager')
  for (const page of [board, board.replace('board', 'list')]) {
    const answer = await manager.get(page)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).not.toMatch(/name="to"|formaction=/)
  }
  expect((await manager.post(moves, { to: `${await seen(anna)}.${stage('passed')}` })).statusCode).toBe(403)
  expect((await application(anna)).stage_id).toBe(stage('new'))
})

test('the list is narrowed by stage, owner and what is due, and goes on page by page', async () => {
  const { db, someone, vacancy, candidates, stage, application } = await vacancyWith(
    Array.from({ length: 60 }, (_, index) => `Кандидат ${String(index).padStart(2, '0')}`),
  )
  const set = async (index: number, values: object) =>
    db
      .updateTable('applications')
      .set(values)
      .where('id', '=', (await application(candidates[index]!)).id)
      .execute()
  await set(3, { stage_id: stage('passed') })
  await set(4, { owner_id: 1, next_step: 'Call', next_due: '2026-11-23' })
  await set(5, { owner_id: 1, next_step: 'Write', next_due: '2026-11-30' })
  await set(6, { closed_at: '2026-11-20T00:00:00Z', close_reason: 'competitor', ended_by: 'candidate' })
  const shown = async (query: string) =>
    [
      ...(await someone.get(`/vacancies/${vacancy}/list?${query}`)).body.matchAll(/#application-\d+">(Кандидат \d\d)/g),
    ].map((match) => match[1])
  expect(await shown(`stage=${stage('passed')}`)).toEqual(['Кандидат 03'])
  expect(await shown('stage=closed')).toEqual(['Кандидат 06'])
  expect(await shown('owner=1')).toEqual(['Кандидат 05', 'Кандидат 04'])
  expect(await shown('due=overdue')).toEqual(['Кандидат 04'])
  expect(await shown('due=week&owner=1&stage=')).toEqual(['Кандидат 05'])
  // Today is of the week and not overdue, the seventh day from now belongs to the week, the eighth does not.
  for (const [index, next_due] of ['2026-11-24', '2026-12-01', '2026-12-02'].entries())
    await set(7 + index, { owner_id: 1, next_step: 'Call', next_due })
  expect(await shown('due=overdue')).toEqual(['Кандидат 04'])
  expect(await shown('due=week')).toEqual(['Кандидат 08', 'Кандидат 07', 'Кандидат 05'])
  expect(await shown('due=none')).not.toContain('Кандидат 09')
  const first = await shown('')
  const next =
    /href="\/vacancies\/\d+\/list\?(after=\d+)"/.exec((await someone.get(`/vacancies/${vacancy}/list`)).body)?.[1] ?? ''
  const both = [...first, ...(await shown(next))]
  expect([both.length, new Set(both).size]).toEqual([60, 60])
})
