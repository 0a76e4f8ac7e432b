import { expect, test } from 'vitest'
import { advertise, askOneApproverOnly, smallFlow } from '../../support/fixtures.ts'
import { vacancyWith } from '../applications/support.ts'

/** A day of the vacancy, and one of its candidates invited to it. */
async function invited() {
  const made = await vacancyWith(['Анна', 'Борис'])
  const {
    db,
    someone,
    vacancy,
    candidates: [anna = 0],
  } = made
  const batch =
    /\/batches\/\d+/.exec(String((await someone.post('/batches', smallFlow(vacancy))).headers.location))?.[0] ?? ''
  await someone.post(`${batch}/fill`, { candidate: String(anna), beyond: 'yes' })
  const invitation = () =>
    db
      .selectFrom('invitations')
      .select(['id', 'version', 'slot_id'])
      .where('candidate_id', '=', anna)
      .executeTakeFirstOrThrow()
  const mark = async (path: string, fields: Record<string, string> = {}) => {
    const { id, version } = await invitation()
    const answer = await someone.post(`/invitations/${id}/${path}`, { version: String(version), ...fields })
    expect(answer.statusCode).toBe(303)
  }
  const standing = async () => {
    const { stage_id } = await made.application(anna)
    return made.stages.find(({ id }) => id === stage_id)?.kind
  }
  return { ...made, anna, batch, invitation, mark, standing }
}

test('an invitation, an arrival and a result take a candidate on by themselves, and say why', async () => {
  const { anna, mark, standing, events, application, candidates, stage } = await invited()
  expect(await standing()).toBe('invited')
  await mark('mark/came')
  expect(await standing()).toBe('came')
  await mark('result', { result: 'passed' })
  expect(await standing()).toBe('passed')
  expect((await events(anna)).map(({ act, fact, by_user }) => [act, fact, by_user])).toEqual([
    ['moved', 'invited', 1],
    ['moved', 'came', 1],
    ['moved', 'passed', 1],
  ])
  expect((await application(candidates[1]!)).stage_id).toBe(stage('new'))
})

test('nothing recorded elsewhere takes anybody back, and nobody who is out', async () => {
  const { anna, mark, standing, someone, seen, stage, moves, application, events } = await invited()
  await someone.post(moves, { to: `${await seen(anna)}.${stage('accepted')}` })
  await mark('mark/came')
  await mark('undo')
  expect(await standing()).toBe('accepted')
  await mark('mark/came')
  const { id, version } = await application(anna)
  await someone.post(`/candidates/${anna}/applications/${id}/closure`, {
    reason: 'not-started',
    version: String(version),
  })
  const before = (await events(anna)).length
  await mark('result', { result: 'passed' })
  expect((await events(anna)).length).toBe(before)
  expect((await application(anna)).closed_at).not.toBeNull()
})

test('a vacancy without a stage for it keeps people at the nearest one before', async () => {
  const { db, standing, mark, stage } = await invited()
  await db.updateTable('stages').set({ removed_at: '2026-11-24T06:00:00Z' }).where('id', '=', stage('came')).execute()
  await mark('mark/came')
  expect(await standing()).toBe('invited')
})

test('a walk-in has come, whether known before or not', async () => {
  const { db, someone, batch, invitation, stage } = await invited()
  const { slot_id } = await invitation()
  await someone.post(`${batch}/walk-ins`, { name: 'Вера', slot: String(slot_id) })
  const row = await db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'candidate_id')
    .select('stage_id')
    .where('candidates.name', '=', 'Вера')
    .executeTakeFirstOrThrow()
  expect(row.stage_id).toBe(stage('came'))
})

test('an offer that is sent and accepted leads to the first working day', async () => {
  const {
    db,
    visitor,
    someone,
    candidates: [anna = 0],
    vacancy,
    application,
    events,
    stage,
  } = await vacancyWith(['Анна'])
  await advertise(db, vacancy)
  await askOneApproverOnly(db)
  const standingDay = async () => {
    const { stage_id, started_on } = await application(anna)
    return { stage_id, started_on }
  }
  await someone.post(`/candidates/${anna}/offers?vacancy=${vacancy}`, { amount: '80000', basis: 'gross', level: '2' })
  const approver = await visitor('manager')
  const step = async (who: typeof someone, act: string, version: number) =>
    expect(
      (await who.post('/offers/1/steps', { act, version: String(version), reason: 'Brings clients along' })).statusCode,
    ).toBe(303)
  await step(someone, 'submit', 1)
  await step(approver, 'approve', 2)
  expect((await application(anna)).stage_id).toBe(stage('new'))
  await step(someone, 'send', 3)
  expect((await application(anna)).stage_id).toBe(stage('offered'))
  await step(someone, 'accept', 4)
  expect((await application(anna)).stage_id).toBe(stage('accepted'))
  const page = (await someone.get(`/candidates/${anna}`)).body
  const start = /\/applications\/\d+\/start/.exec(page)?.[0] ?? ''
  const { version } = await application(anna)
  expect((await someone.post(start, { day: 'soon', version: String(version) })).statusCode).toBe(422)
  expect((await someone.get(start)).body).toContain('value="2026-11-24"')
  await someone.post(start, { day: '2026-12-01', version: String(version) })
  expect(await standingDay()).toEqual({ stage_id: stage('started'), started_on: '2026-12-01' })
  expect((await events(anna)).slice(-2).map(({ act, fact, day }) => [act, fact, day])).toEqual([
    ['started', null, '2026-12-01'],
    ['moved', 'started', null],
  ])
  expect((await someone.get(`/candidates/${anna}`)).body).toContain('First working day: 1 Dec')
  // Back by hand is a correction: there was no such day.
  await someone.post(`/vacancies/${vacancy}/moves`, {
    to: `${(await application(anna)).id}.${(await application(anna)).version}.${stage('accepted')}`,
  })
  expect(await standingDay()).toEqual({ stage_id: stage('accepted'), started_on: null })
})

test('of two stages that mean the same, a fact leaves everybody where a colleague has put them', async () => {
  const {
    db,
    someone,
    vacancy,
    stages,
    mark,
    batch,
    candidates: [, boris = 0],
    stage,
    application,
    seen,
    moves,
    events,
  } = await invited()
  const { id: second } = await db
    .insertInto('stages')
    .values({ vacancy_id: vacancy, kind: 'invited', name: 'Подтвердили', position: stages.length })
    .returning('id')
    .executeTakeFirstOrThrow()
  await someone.post(moves, { to: `${await seen(boris)}.${second}` })
  const before = (await events(boris)).length
  await someone.post(`${batch}/fill`, { candidate: String(boris), beyond: 'yes' })
  expect((await application(boris)).stage_id).toBe(second)
  expect((await events(boris)).length).toBe(before)
  await mark('mark/came')
  expect((await application(boris)).stage_id).not.toBe(stage('came'))
})
