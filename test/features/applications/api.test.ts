import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

async function applied() {
  const made = await testApp()
  const one = await program(made)
  const vacancy = (
    await one.call('POST', '/vacancies', { title: 'Менеджер', city: 'moscow', level: 2, openings: 3 })
  ).json()
  const candidate = (await one.call('POST', '/candidates', { name: 'Анна' })).json()
  const application = (await one.call('POST', '/applications', { candidate: candidate.id, vacancy: vacancy.id })).json()
  const stage = (kind: string): number => vacancy.stages.find((each: { kind: string }) => each.kind === kind).id
  const change = (body: object) => one.call('PATCH', `/applications/${application.id}`, body)
  return { ...one, vacancy, candidate, application, stage, change }
}

test('an application is made once, moved, closed with a reason and taken back in', async () => {
  const { call, user, vacancy, candidate, application, stage, change } = await applied()
  expect(application).toMatchObject({ version: 1, stage: { kind: 'new' }, closure: null })
  expect((await call('POST', '/applications', { candidate: candidate.id, vacancy: vacancy.id })).json()).toEqual(
    application,
  )
  expect((await change({ version: 1, stage: stage('screening') })).json()).toMatchObject({
    version: 2,
    stage: { kind: 'screening' },
  })
  expect(
    (await change({ version: 2, step: { step: 'Позвонить', due: '2026-11-25', owner: user.id } })).json(),
  ).toMatchObject({ step: { due: '2026-11-25', owner: user.id } })
  expect((await change({ version: 3, closure: { endedBy: 'candidate', reason: 'competitor' } })).json()).toMatchObject({
    step: null,
    closure: { endedBy: 'candidate', reason: 'competitor' },
  })
  expect((await change({ version: 4, closure: null })).json()).toMatchObject({
    version: 5,
    closure: null,
    stage: { kind: 'screening' },
  })
  expect((await change({ version: 5, startedOn: '2026-12-01' })).json()).toMatchObject({
    startedOn: '2026-12-01',
    stage: { kind: 'started' },
  })
  expect((await call('GET', `/applications?vacancy=${vacancy.id}`)).json().rows).toHaveLength(1)
  expect((await call('GET', '/applications?vacancy=999')).json()).toEqual({ rows: [], next: null })
})

test('the second of two who move one application is told where it stands', async () => {
  const { stage, change } = await applied()
  await change({ version: 1, stage: stage('screening') })
  const late = await change({ version: 1, stage: stage('came') })
  expect([late.statusCode, late.json().current.stage.kind]).toEqual([409, 'screening'])
})

test('two acts at once, none, and what does not exist are 400', async () => {
  const { call, stage, change, vacancy, candidate } = await applied()
  for (const body of [
    { version: 1 },
    { version: 1, stage: stage('came'), startedOn: '2026-12-01' },
    { version: 1, stage: 999_999 },
    { version: 1, startedOn: '2026-02-30' },
    { version: 1, step: { step: 'x', due: '2026-12-01', owner: 999 } },
  ]) {
    expect((await change(body)).statusCode, JSON.stringify(body)).toBe(400)
  }
  expect((await call('POST', '/applications', { candidate: 999, vacancy: vacancy.id })).statusCode).toBe(400)
  await call('PATCH', `/vacancies/${vacancy.id}`, { version: 1, closed: true })
  expect((await call('POST', '/applications', { candidate: candidate.id, vacancy: vacancy.id })).statusCode).toBe(400)
})
