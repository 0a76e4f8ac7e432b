import { expect, test } from 'vitest'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { filledApp, testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'
import { vacancyWith } from '../applications/support.ts'

const rowOf = (body: string, name: string) => {
  const row = new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`, 's').exec(body)?.[1] ?? ''
  return [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell?.replaceAll(' ', ' '))
}
/** The steps as a table, below the picture. */
const stepsIn = (body: string) => body.slice(body.indexOf('<dl class="funnel')).split('</section>')[0]!
const section = (body: string, id: string) => body.slice(body.indexOf(`<h2 id="${id}"`)).split('</section>')[0]!

/** Ten applicants: one is invited and comes, one gets as far as an offer by hand, one is out. */
async function tenApplicants() {
  const made = await vacancyWith(['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Зоя', 'Илья', 'Кира'])
  const {
    db,
    someone,
    vacancy,
    candidates: [anna = 0, boris = 0, vera = 0],
    seen,
    stage,
    application,
  } = made
  const batch =
    /\/batches\/\d+/.exec(String((await someone.post('/batches', smallFlow(vacancy))).headers.location))?.[0] ?? ''
  await someone.post(`${batch}/fill`, { candidate: [String(anna), String(vera)], beyond: 'yes' })
  const { id, version } = await db
    .selectFrom('invitations')
    .select(['id', 'version'])
    .where('candidate_id', '=', anna)
    .executeTakeFirstOrThrow()
  await someone.post(`/invitations/${id}/mark/came`, { version: String(version) })
  await someone.post(made.moves, { to: `${await seen(boris)}.${stage('offered')}` })
  const out = await application(vera)
  await someone.post(`/candidates/${vera}/applications/${out.id}/closure`, {
    reason: 'changed-mind',
    version: String(out.version),
  })
  return { ...made, anna, boris, vera }
}

test('counts from CVs to the first day, each step with its share, interval, and the article beside it', async () => {
  const { someone } = await tenApplicants()
  const { body, statusCode } = await someone.get('/turnout/funnel')
  expect(statusCode).toBe(200)
  const steps = stepsIn(body)
  expect(rowOf(steps, 'CVs')).toEqual(['10', '–', '–', '100 %', '–', '100'])
  expect(rowOf(steps, 'Invited')).toEqual(['3', '30 %: 3 of 10', '12 % – 56 %', '30 %', '7', '15'])
  expect(rowOf(steps, 'Came').slice(0, 2)).toEqual(['2', '67 %: 2 of 3'])
  expect(rowOf(steps, 'Offer sent')).toEqual(['1', '100 %: 1 of 1', '23 % – 100 %', '10 %', '0', 'not stated'])
  expect(rowOf(steps, 'Started work').slice(0, 2)).toEqual(['0', '–'])
  expect(body).toContain('9 of 10 are still being decided on')
  const reasons = section(body, 'reasons').replaceAll(/<[^>]*>|\s+/g, ' ')
  expect(reasons).toMatch(/Looks for no job any more +The candidate +1 +100 %/)
})

test('what is recorded elsewhere counts even where a board has no stage for it', async () => {
  const {
    db,
    someone,
    candidates: [anna = 0],
    stages,
  } = await tenApplicants()
  const came = stages.find(({ kind }) => kind === 'came')!.id
  const invited = stages.find(({ kind }) => kind === 'invited')!.id
  await db.updateTable('applications').set({ stage_id: invited }).where('candidate_id', '=', anna).execute()
  await db.updateTable('stages').set({ removed_at: '2026-11-24T06:00:00Z' }).where('id', '=', came).execute()
  expect(rowOf(stepsIn((await someone.get('/turnout/funnel')).body), 'Came')[0]).toBe('2')
})

test('feeds the campaign planner, which takes the counts as counted', async () => {
  const { someone, vacancy } = await tenApplicants()
  const { body } = await someone.get(`/turnout/funnel?vacancy=${vacancy}`)
  const link = /href="(\/planner\/campaign\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(Object.fromEntries(new URL(link, 'http://x').searchParams)).toEqual({
    openings: '3',
    invite: '3of10',
    come: '2of3',
    pass: '1of2',
    accept: '0of1',
    asof: '2026-11-24',
  })
  const campaign = (await someone.get(link)).body
  expect(campaign).toContain('your count up to 24 Nov 2026: 3 of 10')
  expect(campaign).toContain('your count up to 24 Nov 2026: 2 of 3')
})

test('narrows by vacancy, source, recruiter and days, and breaks down by each', async () => {
  const { db, someone, boris } = await tenApplicants()
  const other = await makeVacancy(db, 'Кладовщик')
  await makeCandidates(db, other, ['Лев', 'Майя', 'Нина', 'Олег', 'Пётр', 'Рая'])
  await db.updateTable('candidates').set({ source: 'SuperJob' }).where('id', '=', boris).execute()
  const { id } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  await db.updateTable('applications').set({ owner_id: id }).where('candidate_id', '=', boris).execute()
  await db
    .updateTable('applications')
    .set({ created_at: '2026-09-30T21:30:00Z' })
    .where('vacancy_id', '=', other)
    .execute()
  const cvs = async (query: string) => rowOf(stepsIn((await someone.get(`/turnout/funnel?${query}`)).body), 'CVs')[0]
  expect(await cvs('')).toBe('16')
  expect(await cvs(`vacancy=${other}`)).toBe('6')
  expect(await cvs('source=SuperJob')).toBe('1')
  expect(await cvs(`owner=${id}`)).toBe('1')
  // In Moscow it was October by then.
  expect(await cvs('from=2026-10-01&to=2026-10-01')).toBe('6')
  expect(await cvs('from=2026-09-01&to=2026-09-30')).toBeUndefined()
  const groups = async (by: string) => section((await someone.get(`/turnout/funnel?by=${by}`)).body, 'groups')
  expect(rowOf(await groups('vacancy'), 'Кладовщик').slice(0, 2)).toEqual(['6', '0'])
  expect(rowOf(await groups('source'), 'hh.ru')[0]).toBe('15')
  expect(rowOf(await groups('source'), '1 small group')[0]).toBe('1')
  expect(rowOf(await groups('month'), 'October 2026')[0]).toBe('6')
  expect(rowOf(await groups('owner'), 'nobody yet')[0]).toBe('15')
})

test('days that make no sense get a message beside the field and keep what was typed', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const { body, statusCode } = await hr.get('/turnout/funnel?from=2026-11-24&to=2026-11-01')
  expect(statusCode).toBe(200)
  expect(body).toContain('The last day comes before the first')
  expect(body).toContain('value="2026-11-24"')
  expect((await hr.get('/turnout/funnel?from=2020-01-01')).body).toContain('Take a year at most')
  expect((await hr.get('/turnout/funnel?vacancy=x&by=age&source=%00')).body).toContain('Choose one of the options')
  expect((await hr.get('/turnout/funnel?from=%D0%81%D0%B6&to=2026-11-24')).body).toContain('value="Ёж"')
  expect((await hr.get('/turnout/funnel?from=%2B275760-09-13&to=%2B275760-09-13')).statusCode).toBe(200)
  expect((await hr.get('/turnout/funnel?from=1&from=2&to=+275760-09-13')).statusCode).toBe(200)
  expect((await hr.get('/turnout/funnel')).body).toContain('Nobody applied on these days')
})

test('the erased stay in the figures, those of a file still being loaded do not', async () => {
  const { db, database, someone, boris, candidates } = await tenApplicants()
  await eraseCandidate(database, boris, 'request', { by: null, at: testNow })
  const steps = async () => stepsIn((await someone.get('/turnout/funnel')).body)
  expect(rowOf(await steps(), 'Offer sent')[0]).toBe('1')
  expect(rowOf(await steps(), 'CVs')[0]).toBe('10')
  const at = testNow.toString()
  const { id } = await db
    .insertInto('imports')
    .values({ kind: 'candidates', file_name: 'people.csv', created_at: at, turn: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('candidates')
    .set({ import_id: id })
    .where('id', '>=', candidates[7]!)
    .where('erased', '=', 0)
    .execute()
  expect(rowOf(await steps(), 'CVs')[0]).toBe('7')
})

test('a filled base shows a way that somebody can read', async () => {
  const { visitor } = await filledApp()
  const body = (await (await visitor('hr')).get('/turnout/funnel?by=source')).body
  expect(Number(rowOf(stepsIn(body), 'Started work')[0])).toBeGreaterThan(0)
  expect(rowOf(section(body, 'times'), 'New')[0]).toMatch(/days$/)
})
