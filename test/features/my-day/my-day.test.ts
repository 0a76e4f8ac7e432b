import { describe, expect, test } from 'vitest'
import { pageSize } from '../../../src/web/paging.ts'
import { vacancyWith } from '../applications/support.ts'

/** Rows of the page under a heading. */
const under = (body: string, id: string) => {
  const section = body.split(`<section aria-labelledby="${id}">`)[1]?.split('</section>')[0] ?? ''
  return [...section.matchAll(/<a class="plain" href="\/candidates[^>]+>([^<]+)/g)].map((match) => match[1])
}

async function team() {
  const made = await vacancyWith(['Анна', 'Борис', 'Вера', 'Глеб', 'Дина'])
  const set = async (index: number, fields: { step: string; due: string; owner?: string; done?: 'yes' }) => {
    const { id, version } = await made.application(made.candidates[index]!)
    return made.someone.post(`/applications/${id}/step`, { version: String(version), owner: '1', ...fields })
  }
  return { ...made, set }
}

describe('my day', () => {
  test('says what is overdue, what is for today and what comes later', async () => {
    const { someone, set } = await team()
    expect((await someone.get('/my-day')).body).toContain('Nothing is due')
    await set(0, { step: 'Call', due: '2026-11-25' })
    await set(1, { step: 'Call', due: '2026-11-24' })
    await set(2, { step: 'Call about the <offer>', due: '2026-11-20' })
    const page = (await someone.get('/my-day')).body
    expect([under(page, 'overdue'), under(page, 'today'), under(page, 'later')]).toEqual([
      ['Вера'],
      ['Борис'],
      ['Анна'],
    ])
    expect(page).toContain('Call about the &lt;offer&gt;')
    expect(page).toContain('href="tel:+7900')
    expect((await someone.get('/')).body).toContain('href="/my-day"')
  })

  test('a step that is done asks for the next one; both are kept', async () => {
    const {
      someone,
      set,
      candidates: [anna = 0],
      application,
      events,
    } = await team()
    await set(0, { step: 'Call', due: '2026-11-24' })
    const { id } = await application(anna)
    const asked = (await someone.get(`/applications/${id}/step?done=1`)).body
    expect(asked).toContain('Done: Call')
    // A week from today, for whoever decides should hear from us once a week.
    expect(asked).toContain('value="2026-12-01"')
    await set(0, { done: 'yes', step: 'Send the offer', due: '2026-11-27' })
    await set(0, { done: 'yes', step: '', due: '' })
    expect((await events(anna)).map(({ act, note, day }) => [act, note, day])).toEqual([
      ['owner', null, null],
      ['step', 'Call', '2026-11-24'],
      ['done', 'Call', '2026-11-24'],
      ['step', 'Send the offer', '2026-11-27'],
      ['done', 'Send the offer', '2026-11-27'],
    ])
    expect(await application(anna)).toMatchObject({ next_step: null, next_due: null, owner_id: 1 })
    expect((await someone.get(`/candidates/${anna}`)).body).toContain('Done: Send the offer')
  })

  test('a step needs its day, a day its step, and both an owner; a form that is late overwrites nothing', async () => {
    const {
      someone,
      set,
      candidates: [anna = 0],
      application,
    } = await team()
    for (const wrong of [
      { step: 'Call', due: '' },
      { step: '', due: '2026-11-24' },
      { step: 'Call', due: 'soon' },
      { step: 'Call', due: '2026-11-24', owner: '' },
      { step: 'Call', due: '2026-11-24', owner: '99' },
    ]) {
      expect((await set(0, wrong)).statusCode, JSON.stringify(wrong)).toBe(422)
    }
    const { id } = await application(anna)
    await set(0, { step: 'Call', due: '2026-11-24' })
    await someone.post(`/applications/${id}/step`, { version: '1', step: 'Write', due: '2026-11-25', owner: '1' })
    expect((await application(anna)).next_step).toBe('Call')
    expect((await someone.get(`/candidates/${anna}`)).body).toContain('Somebody has changed this meanwhile')
  })

  test('nobody who decides is forgotten: without a step within a week they are on the list', async () => {
    const { someone, set, candidates, stage, seen, moves } = await team()
    for (const [index, kind] of (['passed', 'passed', 'offered', 'invited'] as const).entries())
      await someone.post(moves, { to: `${await seen(candidates[index]!)}.${stage(kind)}` })
    await set(0, { step: 'Call', due: '2026-12-01' })
    await set(1, { step: 'Call', due: '2026-12-02' })
    const listed = async (list: string) => under((await someone.get(`/my-day?list=${list}`)).body, list)
    expect([await listed('forgotten'), await listed('unowned')]).toEqual([['Борис'], ['Вера']])
  })

  test('goes on page by page', async () => {
    const { db, someone } = await vacancyWith(Array.from({ length: 120 }, (_, index) => `Кандидат ${index}`))
    await db.updateTable('applications').set({ owner_id: 1, next_step: 'Call', next_due: '2026-11-24' }).execute()
    const names: string[] = []
    for (let address: string | undefined = '/my-day'; address;) {
      const { body }: { body: string } = await someone.get(address)
      for (const name of under(body, 'today')) names.push(name!)
      address = /href="(\/my-day\?due=[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(names).toHaveLength(120)
    expect(new Set(names).size).toBe(120)
    // As many as fit on one page.
    await db.updateTable('applications').set({ owner_id: null }).where('id', '>', pageSize).execute()
    const { body } = await someone.get('/my-day')
    expect(under(body, 'today')).toHaveLength(pageSize)
    expect(body).not.toContain('/my-day?due=')
  })
})

describe('a colleague who falls ill', () => {
  test('has a day that another opens, and takes over, one or all', async () => {
    const { visitor, set, candidates, application, events } = await team()
    for (const [index, due] of ['2026-11-20', '2026-11-24', '2026-11-30'].entries())
      await set(index, { step: 'Call', due })
    const other = await visitor('recruiter')
    expect((await other.get('/my-day')).body).toContain('<option value="1">Test hr</option>')
    const page = (await other.get('/my-day?of=1')).body
    expect(page).toContain('The tasks of Test hr')
    const first = await application(candidates[0]!)
    await other.post(`/applications/${first.id}/owner?back=/my-day`, { version: String(first.version) })
    expect(await application(candidates[0]!)).toMatchObject({ owner_id: 2, next_step: 'Call', next_due: '2026-11-20' })
    // Whoever opened the same page earlier takes nothing from the hand that was faster.
    await (await visitor('hr')).post(`/applications/${first.id}/owner`, { version: String(first.version) })
    expect((await application(candidates[0]!)).owner_id).toBe(2)
    await other.post('/my-day/takeover', { colleague: '1' })
    expect((await other.get('/my-day')).body).toContain('2 candidates are yours now.')
    for (const candidate of candidates.slice(0, 3)) {
      expect((await application(candidate)).owner_id).toBe(2)
      expect((await events(candidate)).at(-1)).toMatchObject({ act: 'owner', owner_id: 2, by_user: 2 })
    }
  })

  test('keeps the candidates for whom nothing is to be done', async () => {
    const {
      visitor,
      set,
      candidates: [anna = 0, boris = 0],
      application,
      db,
    } = await team()
    await set(0, { step: 'Call', due: '2026-11-24' })
    await db.updateTable('applications').set({ owner_id: 1 }).where('candidate_id', '=', boris).execute()
    await (await visitor('recruiter')).post('/my-day/takeover', { colleague: '1' })
    expect([(await application(anna)).owner_id, (await application(boris)).owner_id]).toEqual([2, 1])
  })

  test('also when their account is closed', async () => {
    const { db, visitor, set } = await team()
    await set(0, { step: 'Call', due: '2026-11-20' })
    await db.updateTable('users').set({ disabled_at: '2026-11-24T00:00:00Z' }).where('id', '=', 1).execute()
    const other = await visitor('recruiter')
    expect(under((await other.get('/my-day?of=1')).body, 'overdue')).toEqual(['Анна'])
  })
})

test('a hiring manager has no list of calls to make', async () => {
  const {
    visitor,
    candidates: [anna = 0],
    application,
  } = await team()
  const manager = await visitor('manager')
  const { id } = await application(anna)
  for (const path of ['/my-day', `/applications/${id}/step`, `/applications/${id}/start`, '/settings/reasons'])
    expect((await manager.get(path)).statusCode, path).toBe(403)
  expect((await manager.get('/')).body).not.toContain('/my-day')
})
