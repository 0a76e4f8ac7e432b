import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../src/db/migrations/0071-employer.ts'
import { sendingSettings } from '../../../src/features/message-templates/reads/sending-settings.ts'
import { testApp, type TestApp, type Visitor } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'

let made: TestApp
let hr: Visitor
let anna: number
const over: Parameters<WhenOver>[0][] = []

beforeAll(async () => {
  made = await testApp({}, undefined, (end) => over.push(end))
  hr = await made.visitor('hr')
  const { db } = made.database
  anna = (await makeCandidates(db, await makeVacancy(db), ['Ким Анна']))[0]!
})
afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

const form = { version: '0', name: 'ООО «Ромашка»', address: 'Москва, Тверская, 1', signer: 'Белова Ирина Павловна' }
const newConsent = () => hr.get(`/candidates/${anna}/consents/new`)
const consent = (wording: string) =>
  hr.post(`/candidates/${anna}/consents`, {
    purpose: 'pool',
    givenOn: '2026-11-24',
    until: '2027-05-24',
    channel: 'paper',
    wording,
  })

test('a consent cannot be written down with a place that nobody filled in, and one kept before is told of', async () => {
  const offered = (await newConsent()).body
  expect(offered).toContain('I allow [organisation] ([address]) to process')
  expect(offered).toContain('The employer is not named yet.')
  const refused = await consent('I allow [organisation, address] to keep my name')
  expect([refused.statusCode, refused.body.includes('id="wording-error">Fill in: [organisation, address]')]).toEqual([
    422,
    true,
  ])
  expect((await hr.get('/settings/employer')).body).not.toContain('empty place')
  expect((await consent('I allow Romashka to keep my name')).statusCode).toBe(303)
  await made.database.db.updateTable('consents').set({ wording: 'I allow [organisation, address] to' }).execute()
  const settings = (await hr.get('/settings/employer')).body
  expect(settings).toContain('1 consent was kept with an empty place')
  expect(settings).toContain(`href="/candidates/${anna}#care"`)
  expect((await hr.get(`/candidates/${anna}`)).body).toContain(
    'the text was kept with an empty place: [organisation, address]',
  )
})

test('the employer is named once, by who may, for consents and messages alike', async () => {
  const recruiter = await made.visitor('recruiter')
  expect((await recruiter.get('/settings/employer')).statusCode).toBe(403)
  expect((await recruiter.post('/settings/employer', form)).statusCode).toBe(403)
  expect((await hr.get('/settings')).body).toContain('href="/settings/employer"')
  const nameless = await hr.post('/settings/employer', { ...form, name: '' })
  expect([nameless.statusCode, nameless.body.includes('id="name-error"')]).toEqual([422, true])
  expect((await hr.post('/settings/employer', form)).statusCode).toBe(303)
  expect((await hr.post('/settings/employer', form)).statusCode).toBe(409)
  expect((await newConsent()).body).toContain('I allow ООО «Ромашка» (Москва, Тверская, 1) to process')
  expect((await sendingSettings(made.database.db)).employer).toBe('ООО «Ромашка»')
  const messages = (await hr.get('/settings/messages')).body
  expect(messages).toContain('ООО «Ромашка»')
  expect(messages).not.toContain('name="employer"')
})

test('a name that messages used is kept when the employer gets a place of its own', async () => {
  const { db } = made.database
  await hr.post('/settings/messages', { version: '0', from: '09:00', until: '21:00' })
  await db.schema.dropTable('employer').execute()
  await db.schema.alterTable('sending_settings').addColumn('employer', 'text').execute()
  const columns = { employer: 'Северный ряд' } as object
  await db.updateTable('sending_settings').set(columns).execute()
  await up(db)
  expect(await sendingSettings(db)).toMatchObject({ employer: 'Северный ряд', version: 1 })
})
