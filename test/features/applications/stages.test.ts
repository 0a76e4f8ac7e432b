import { describe, expect, test } from 'vitest'
import { vacancyWith } from './support.ts'

async function editors() {
  const made = await vacancyWith(['Анна', 'Борис'])
  const page = `/vacancies/${made.vacancy}/stages`
  /** The form as it stands, with some fields written anew. */
  const fields = (changed: Record<string, string> = {}, version = '1') => {
    const all: Record<string, string> = { version, 'name-new': '', 'kind-new': 'screening', 'position-new': '' }
    for (const [index, { id, kind }] of made.stages.entries())
      Object.assign(all, {
        [`name-${id}`]: '',
        [`kind-${id}`]: kind,
        [`position-${id}`]: String(index + 1),
        [`into-${id}`]: '',
      })
    return { ...all, ...changed }
  }
  const shown = async () =>
    (
      await made.db
        .selectFrom('stages')
        .select(['kind', 'name'])
        .where('removed_at', 'is', null)
        .orderBy('position')
        .execute()
    ).map(({ kind, name }) => name ?? kind)
  return { ...made, page, fields, shown }
}

describe('the stages of a vacancy', () => {
  test('are put in another order and given other meanings', async () => {
    const {
      someone,
      page,
      fields,
      shown,
      stage,
      db,
      candidates: [anna = 0],
      seen,
      moves,
      application,
    } = await editors()
    await someone.post(moves, { to: `${await seen(anna)}.${stage('screening')}` })
    expect((await application(anna)).in_talks).toBe(0)
    await someone.post(
      page,
      fields({
        [`position-${stage('passed')}`]: '1',
        [`name-${stage('passed')}`]: 'Favourites',
        [`kind-${stage('screening')}`]: 'came',
      }),
    )
    expect((await shown()).slice(0, 3)).toEqual(['new', 'Favourites', 'came'])
    expect((await application(anna)).in_talks).toBe(1)
    expect((await db.selectFrom('vacancies').select('stages_version').executeTakeFirstOrThrow()).stages_version).toBe(2)
  })

  test('one is taken away and its people go where one says; the history keeps its name', async () => {
    const {
      someone,
      page,
      fields,
      shown,
      stage,
      candidates: [anna = 0],
      seen,
      moves,
      application,
    } = await editors()
    await someone.post(moves, { to: `${await seen(anna)}.${stage('screening')}` })
    await someone.post(page, fields({ [`into-${stage('screening')}`]: String(stage('passed')) }))
    expect(await shown()).not.toContain('screening')
    expect(await application(anna)).toMatchObject({ stage_id: stage('passed'), in_talks: 1 })
    expect((await someone.get(`/candidates/${anna}`)).body).toContain('Moved to “Screening”')
  })

  test('of those that are out, one whose stage is gone comes back to the first', async () => {
    const {
      someone,
      page,
      fields,
      stage,
      candidates: [anna = 0],
      seen,
      moves,
      application,
    } = await editors()
    await someone.post(moves, { to: `${await seen(anna)}.${stage('screening')}` })
    const { id, version } = await application(anna)
    const path = `/candidates/${anna}/applications/${id}`
    await someone.post(`${path}/closure`, { reason: 'competitor', version: String(version) })
    await someone.post(page, fields({ [`into-${stage('screening')}`]: String(stage('passed')) }))
    expect((await application(anna)).stage_id).toBe(stage('screening'))
    await someone.post(`${path}/reopening`)
    expect(await application(anna)).toMatchObject({ stage_id: stage('new'), closed_at: null, ended_by: null })
  })

  test('wrong forms are shown again, with what is wrong beside it', async () => {
    const { someone, page, fields, shown, stage } = await editors()
    const before = await shown()
    const [one, two] = [stage('new'), stage('screening')]
    for (const wrong of [
      { [`position-${one}`]: 'x' },
      { [`kind-${one}`]: 'asleep' },
      { [`into-${one}`]: String(one) },
      { [`into-${one}`]: String(two), [`into-${two}`]: String(one) },
      { [`into-${one}`]: '9999' },
      { [`name-${one}`]: 'x'.repeat(61) },
    ]) {
      const answer = await someone.post(page, fields(wrong))
      expect(answer.statusCode, JSON.stringify(wrong)).toBe(422)
      expect(answer.body).toContain('error-summary')
    }
    expect((await someone.post(page, {})).statusCode).toBe(422)
    expect(await shown()).toEqual(before)
  })

  test('two who edit at once: the second is shown the difference and loses nothing', async () => {
    const { someone, visitor, page, fields, shown, stage } = await editors()
    const other = await visitor('recruiter')
    await someone.post(
      page,
      fields({ [`name-${stage('new')}`]: 'Inbox', [`into-${stage('screening')}`]: String(stage('new')) }),
    )
    const late = await other.post(page, fields({ [`name-${stage('new')}`]: 'Letters', 'name-new': 'Trial shift' }))
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/1\. Letters \(New\)<\/td><td[^>]+>1\. Inbox \(New\)/)
    expect(late.body).toMatch(/2\. Screening \(Screening\)<\/td><td[^>]+>taken away/)
    expect(late.body).toContain('value="Letters"')
    expect(late.body).toContain('value="Trial shift"')
    expect(await shown()).toContain('Inbox')
    const kept = Object.fromEntries(
      Object.entries(fields({ [`name-${stage('new')}`]: 'Letters', 'name-new': 'Trial shift' }, '2')).filter(
        ([name]) => !name.endsWith(`-${stage('screening')}`),
      ),
    )
    expect((await other.post(page, kept)).statusCode).toBe(303)
    expect(await shown()).toEqual([
      'Letters',
      'invited',
      'came',
      'passed',
      'offered',
      'accepted',
      'started',
      'Trial shift',
    ])
  })
})

describe('reasons for closing', () => {
  test('the team adds its own; what was closed with one keeps its words', async () => {
    const {
      someone,
      candidates: [anna = 0, boris = 0],
      application,
    } = await vacancyWith(['Анна', 'Борис'])
    expect((await someone.post('/settings/reasons', { endedBy: 'nobody', wording: '' })).statusCode).toBe(422)
    for (const _ of [1, 2])
      await someone.post('/settings/reasons', { endedBy: 'candidate', wording: 'Too far to travel' })
    const path = async (candidate: number) =>
      `/candidates/${candidate}/applications/${(await application(candidate)).id}`
    const form = (await someone.get(`${await path(anna)}/closure`)).body
    expect(form.match(/Too far to travel/g)).toHaveLength(1)
    const own = /value="(own-\d+)"/.exec(form)?.[1] ?? ''
    await someone.post(`${await path(anna)}/closure`, { reason: own, version: '1' })
    expect(await application(anna)).toMatchObject({
      ended_by: 'candidate',
      close_reason: 'Too far to travel',
      next_due: null,
    })
    await someone.post(`/settings/reasons/${own.slice(4)}/removal`)
    expect((await someone.get(`/candidates/${anna}`)).body).toContain('withdrew: Too far to travel')
    expect((await someone.post(`${await path(boris)}/closure`, { reason: own, version: '1' })).statusCode).toBe(422)
    await someone.post(`${await path(boris)}/closure`, { reason: 'no-prospect', version: '1' })
    expect(await application(boris)).toMatchObject({ ended_by: 'team', close_reason: 'no-prospect' })
  })

  test('two who close one candidate: the first reason stands', async () => {
    const {
      someone,
      visitor,
      candidates: [anna = 0],
      application,
    } = await vacancyWith(['Анна'])
    const other = await visitor('recruiter')
    const path = `/candidates/${anna}/applications/${(await application(anna)).id}/closure`
    await someone.post(path, { reason: 'not-reached', version: '1' })
    await other.post(path, { reason: 'competitor', version: '1' })
    expect((await application(anna)).close_reason).toBe('not-reached')
    expect((await other.get(`/candidates/${anna}`)).body).toContain('Somebody has changed this meanwhile')
  })
})
