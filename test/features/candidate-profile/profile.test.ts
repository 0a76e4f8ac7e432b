import { describe, expect, test } from 'vitest'
import { filledApp, testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

const mainButtons = (page: string) =>
  [...page.matchAll(/<(?:a|button) class="button fill"[^>]*>([^<]+)</g)].map(([, label]) => label)

const headings = (page: string) => [...page.matchAll(/<h3 class="small soft">([^<]+)</g)].map(([, day]) => day)

async function somebody() {
  const { database, visitor } = await testApp()
  const vacancy = await makeVacancy(database.db)
  const [candidate = 0] = await makeCandidates(database.db, vacancy, ['Ёлкина Анна'])
  const hr = await visitor('hr')
  return { db: database.db, vacancy, candidate, hr, visitor, path: `/candidates/${candidate}` }
}

describe('the one button of a candidate’s page', () => {
  test('follows from where the person stands, and says nothing to those who may not press it', async () => {
    const { db, vacancy, candidate, hr, visitor, path } = await somebody()
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Plan interviews'])
    const planned = await hr.post('/batches', smallFlow(vacancy))
    const batch = String(planned.headers.location)
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Invite'])
    expect(mainButtons((await (await visitor('manager')).get(path)).body)).toEqual([])
    await hr.post(`${batch.replace(/\/fill$/, '')}/fill`, { candidate: String(candidate) })
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Call'])
    await db.updateTable('invitations').set({ reply: 'yes' }).execute()
    const promised = (await hr.get(path)).body
    expect([mainButtons(promised), promised.includes('wait for the day of the interview')]).toEqual([[], true])
    await db.updateTable('invitations').set({ presence: 'came' }).execute()
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Give the result'])
    await db.updateTable('invitations').set({ result: 'passed' }).execute()
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Make an offer'])
    await db.updateTable('invitations').set({ result: 'refused' }).execute()
    expect(mainButtons((await hr.get(path)).body)).toEqual(['Close the application…'])
  })

  test('is at most one, whatever has happened to somebody', async () => {
    const { database, visitor } = await filledApp()
    const hr = await visitor('administrator')
    const people = await database.db
      .selectFrom('applications')
      .innerJoin('stages', 'stages.id', 'applications.stage_id')
      .select((eb) => ['stages.kind', eb.fn.max('applications.candidate_id').as('candidate')])
      .groupBy('stages.kind')
      .execute()
    expect(people.length).toBeGreaterThan(5)
    for (const { kind, candidate } of people) {
      const { statusCode, body } = await hr.get(`/candidates/${candidate}`)
      expect(statusCode, kind).toBe(200)
      expect(mainButtons(body).length, kind).toBeLessThan(2)
      expect(body.split('class="card').length, kind).toBeLessThan(4)
    }
  })
})

describe('the timeline', () => {
  test('goes back fifteen entries at a time, each once, and shows a part of it alone', async () => {
    const { hr, path } = await somebody()
    const texts = Array.from({ length: 17 }, (_, index) => `заметка-${index}-`)
    for (const text of texts) await hr.post(`${path}/notes`, { text })
    const newest = (await hr.get(path)).body
    expect(headings(newest)).toEqual(['Today'])
    const earlier = /href="([^"]*from=15[^"]*)"[^>]*>Earlier: (\d+) entries/.exec(newest)
    expect(Number(earlier?.[2])).toBeGreaterThanOrEqual(3)
    const older = (await hr.get(String(earlier?.[1]).replace('&amp;', '&').replace('#timeline', ''))).body
    const onPage = (page: string) => texts.filter((text) => page.includes(text))
    expect([...onPage(newest), ...onPage(older)].toSorted()).toEqual(texts.toSorted())
    expect(older).toContain('>Later</a>')
    const notes = (await hr.get(`${path}?show=notes`)).body
    expect([notes.includes('Applied:'), older.includes('Applied:')]).toEqual([false, true])
    expect((await hr.get(`${path}?show=nothing&from=x`)).statusCode).toBe(200)
  })

  test('tells an invitation, and that it ended with its day', async () => {
    const { hr, vacancy, candidate, path } = await somebody()
    const batch = String((await hr.post('/batches', smallFlow(vacancy))).headers.location).replace(/\/fill$/, '')
    await hr.post(`${batch}/fill`, { candidate: String(candidate) })
    expect((await hr.get(`${path}?show=meetings`)).body).toMatch(/<p>Invited for [^<]+<\/p>/)
    await hr.post(`${batch}/cancel`, { reason: 'Офис закрыт' })
    const body = (await hr.get(`${path}?show=meetings`)).body
    expect(body.match(/<p>Cancelled/g)).toHaveLength(1)
  })
})
