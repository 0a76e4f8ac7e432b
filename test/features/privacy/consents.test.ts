import { describe, expect, test } from 'vitest'
import { applicationsToAgreeTo } from '../../../src/features/privacy/reads/consents.ts'
import { purposesOf, termOf } from '../../../src/features/retention/reads/terms.ts'
import { erasureTerm } from '../../../src/domain/people/erasure-term.ts'
import type { Database } from '../../../src/db/open.ts'
import { vacancyWith } from '../applications/support.ts'

const given = { givenOn: '2026-11-24', channel: 'paper', wording: 'Я согласен' }

/** The day kept beside every candidate is the one that follows. */
async function expectTermsKept({ db }: Database) {
  const people = await db.selectFrom('candidates').select(['id', 'erase_by']).execute()
  const purposes = await purposesOf(
    db,
    people.map(({ id }) => id),
  )
  for (const { id, erase_by } of people) expect(erase_by, String(id)).toBe(erasureTerm(purposes.get(id)!, 30).by)
}

async function story() {
  const made = await vacancyWith(['Ким Анна', 'Ли Олег'])
  const [anna, oleg] = made.candidates as [number, number]
  const { application, someone, db } = made
  const by = async (candidate: number) =>
    (await db.selectFrom('candidates').select('erase_by').where('id', '=', candidate).executeTakeFirstOrThrow())
      .erase_by
  const close = async (candidate: number) => {
    const { id, version } = await application(candidate)
    return someone.post(`/candidates/${candidate}/applications/${id}/closure`, {
      reason: 'no-prospect',
      version: String(version),
    })
  }
  return { ...made, anna, oleg, by, close }
}

describe('the day of erasure', () => {
  test('follows every step: refused, taken back in, vacancy closed and opened, work begun', async () => {
    const { someone, database, anna, oleg, by, close, application, moves, stage, seen, vacancy } = await story()
    expect(await by(anna)).toBeNull()
    expect((await close(anna)).statusCode).toBe(303)
    expect(await by(anna)).toBe('2026-12-24')
    expect((await someone.get(`/candidates/${anna}`)).body).toContain(
      'Must be erased by 24 Dec: nothing has needed the data since 24 Nov.',
    )
    await someone.post(`/candidates/${anna}/applications/${(await application(anna)).id}/reopening`)
    expect(await by(anna)).toBeNull()
    await someone.post(`/vacancies/${vacancy}/closure`)
    expect([await by(anna), await by(oleg)]).toEqual(['2026-12-24', '2026-12-24'])
    await someone.post(`/vacancies/${vacancy}/reopening`)
    expect(await by(oleg)).toBeNull()
    await someone.post(moves, { application: await seen(oleg), stage: String(stage('started')) })
    expect(await by(oleg)).toBe('2026-12-24')
    await someone.post(moves, { application: await seen(oleg), stage: String(stage('accepted')) })
    expect(await by(oleg)).toBeNull()
    await someone.post('/candidates', { name: 'Без Вакансии' })
    await expectTermsKept(database)
  })

  test('a consent to the talent pool keeps somebody until its end, and taken back brings the day nearer', async () => {
    const { someone, database, db, anna, by, close } = await story()
    await close(anna)
    const form = (await someone.get(`/candidates/${anna}/consents/new?purpose=pool`)).body
    for (const text of ['talent pool until 24 Nov 2027', 'value="2027-11-24"']) expect(form).toContain(text)
    const path = `/candidates/${anna}/consents`
    expect((await someone.post(path, { ...given, purpose: 'pool' })).statusCode).toBe(422)
    expect((await someone.post(path, { ...given, purpose: 'pool', until: '2026-11-24' })).statusCode).toBe(422)
    expect(
      (await someone.post(path, { ...given, purpose: 'pool', until: '2027-11-24', givenOn: '2026-11-25' })).statusCode,
    ).toBe(422)
    expect((await someone.post(path, { ...given, purpose: 'pool', until: '2027-05-24' })).statusCode).toBe(303)
    expect(await by(anna)).toBe('2027-06-23')
    const page = (await someone.get(`/candidates/${anna}`)).body
    for (const text of ['Talent pool', 'given on 24 Nov, on paper, until 24 May 2027', 'Я согласен'])
      expect(page).toContain(text)
    const { id } = await db.selectFrom('consents').select('id').executeTakeFirstOrThrow()
    expect((await someone.post(`${path}/${id}/withdrawal`)).statusCode).toBe(303)
    expect(await by(anna)).toBe('2026-12-24')
    expect((await someone.get(`/candidates/${anna}`)).body).toContain('taken back on 24 Nov')
    expect((await someone.post(`${path}/${id}/withdrawal`)).statusCode).toBe(404)
    await expectTermsKept(database)
  })

  test('a consent for a vacancy taken back ends that purpose though the application is still open, and a new one begins it again', async () => {
    const { someone, db, anna, oleg, by } = await story()
    const [application] = await applicationsToAgreeTo(db, anna)
    const consent = { ...given, purpose: String(application!.id) }
    expect((await someone.post(`/candidates/${oleg}/consents`, consent)).statusCode).toBe(422)
    await someone.post(`/candidates/${anna}/consents`, consent)
    expect(await by(anna)).toBeNull()
    const { id } = await db.selectFrom('consents').select('id').executeTakeFirstOrThrow()
    expect((await someone.post(`/candidates/${oleg}/consents/${id}/withdrawal`)).statusCode).toBe(404)
    await someone.post(`/candidates/${anna}/consents/${id}/withdrawal`)
    expect(await termOf(db, anna)).toEqual({ by: '2026-12-24', since: '2026-11-24', because: 'application' })
    await someone.post(`/candidates/${anna}/consents`, consent)
    expect(await by(anna)).toBeNull()
  })
})

describe('the list of whom to erase', () => {
  test('shows those who are due within a week, the most urgent first, page by page, and My day leads there', async () => {
    const { someone, db, anna, oleg } = await story()
    expect((await someone.get('/candidates/to-erase')).body).toContain('Nobody is to be erased this week')
    expect((await someone.get('/my-day')).body).not.toContain('/candidates/to-erase')
    await db.updateTable('candidates').set({ erase_by: '2026-11-30' }).where('id', '=', anna).execute()
    await db.updateTable('candidates').set({ erase_by: '2026-11-20' }).where('id', '=', oleg).execute()
    const { body } = await someone.get('/candidates/to-erase')
    expect(body.indexOf('Ли Олег')).toBeLessThan(body.indexOf('Ким Анна'))
    expect(body).toContain('overdue')
    expect((await someone.get(`/candidates/to-erase?by=2026-11-20&id=${oleg}`)).body).not.toContain('Ли Олег')
    expect((await someone.get('/my-day')).body).toContain('/candidates/to-erase')
  })
})
