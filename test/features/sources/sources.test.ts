import { expect, test } from 'vitest'
import { teamModel } from '../../../src/features/turnout/reads/team-model.ts'
import { chanceOfSource } from '../../../src/domain/turnout/evaluation/fairness.ts'
import { testApp } from '../../support/app.ts'
import { loadAttendance, loadCandidates } from '../imports/support.ts'

const attendance = (person: string, source: string, came: string) => `${person},2026-10-01,${source},${came}`

test('spellings of one source become one: people, past invitations, filters, what turnout learned, files to come', async () => {
  const {
    visitor,
    database: { db },
  } = await testApp()
  const recruiter = await visitor('recruiter')
  expect((await recruiter.get('/settings')).body).toContain('href="/settings/sources"')
  expect((await recruiter.get('/settings/sources')).body).toContain('No sources yet')
  await loadCandidates(db, [
    'name,phone,source',
    'Anna,89161234501,Fair',
    'Oleg,89161234502,FAIR!',
    'Vera,89161234503,Shop',
  ])
  const past = [
    'person,date,source,came',
    attendance('a', 'Fair', 'yes'),
    attendance('b', 'fair 2026', 'yes'),
    attendance('c', 'Radio', 'no'),
  ]
  await loadAttendance(db, past)
  const { id: user_id } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  await db
    .insertInto('saved_filters')
    .values({ user_id, name: 'x', filters_json: '{"city":"moscow","source":"FAIR!"}' })
    .execute()
  const before = chanceOfSource(await teamModel(db), 'Job fair')

  const page = (await recruiter.get('/settings/sources')).body
  expect(page).toContain('Fair: 1 candidate, 1 past invitation')
  // Those that are plainly one are ticked.
  expect(page.match(/value="[^"]*" checked/g)).toEqual(['value="Fair" checked', 'value="FAIR!" checked'])
  const folding = { source: ['Fair', 'FAIR!', 'fair 2026'], name: 'Job fair' }
  const refused = await recruiter.post('/settings/sources', folding)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('there is no way back')
  expect(refused.body.match(/value="[^"]*" checked/g)).toHaveLength(3)
  const gone = await recruiter.post('/settings/sources', { source: ['Cinema'], name: 'Job fair', sure: 'yes' })
  expect(gone.body).toContain('no longer there')
  const none = await recruiter.post('/settings/sources', { source: ['Shop'], name: 'Shop', sure: 'yes' })
  expect(none.body).toContain('Tick at least one')
  expect((await recruiter.post('/settings/sources', { ...folding, sure: 'yes' })).statusCode).toBe(303)
  expect((await recruiter.get('/settings/sources')).body).toContain('2 candidates, 2 past invitations')

  const people = await db.selectFrom('candidates').select(['source', 'version']).orderBy('id').execute()
  expect(people).toEqual([
    { source: 'Job fair', version: 2 },
    { source: 'Job fair', version: 2 },
    { source: 'Shop', version: 1 },
  ])
  expect(await db.selectFrom('saved_filters').select('filters_json').execute()).toEqual([
    { filters_json: '{"city":"moscow","source":"Job fair"}' },
  ])
  const after = chanceOfSource(await teamModel(db), 'Job fair')
  expect(after).toBeGreaterThan(before)

  // Loaded again nothing changes, and a new spelling of the same words is known.
  expect((await loadAttendance(db, past)).unchanged).toBe(3)
  await loadCandidates(db, ['name,phone,source', 'Nina,89161234504,fair'])
  expect((await db.selectFrom('candidates').select('source').orderBy('id', 'desc').executeTakeFirst())?.source).toBe(
    'Job fair',
  )
  // Folded once more, the spellings of before follow.
  await recruiter.post('/settings/sources', { source: ['Job fair'], name: 'Fairs', sure: 'yes' })
  const [report] = [await loadCandidates(db, ['name,phone,source', 'Ida,89161234505,Fair 2026'])]
  expect(report.created).toBe(1)
  expect((await db.selectFrom('candidates').select('source').orderBy('id', 'desc').executeTakeFirst())?.source).toBe(
    'Fairs',
  )
})

test('nothing is folded while a file is loaded, nor by somebody who may not change people', async () => {
  const {
    visitor,
    database: { db },
  } = await testApp()
  await loadCandidates(db, ['name,phone,source', 'Anna,89161234501,Fair'])
  await db
    .insertInto('imports')
    .values({ kind: 'candidates', file_name: 'x', created_at: '2026-11-24T06:00:00Z', purpose: 'load', runner: 'r' })
    .execute()
  const folding = { source: ['Fair'], name: 'Job fair', sure: 'yes' }
  const recruiter = await visitor('recruiter')
  expect((await recruiter.post('/settings/sources', folding)).body).toContain('A file is being loaded')
  expect((await (await visitor('manager')).get('/settings/sources')).statusCode).toBe(403)
  expect((await db.selectFrom('candidates').select('source').executeTakeFirst())?.source).toBe('Fair')
})
