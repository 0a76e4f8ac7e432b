import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { criteriaOf } from '../../src/features/vacancies/reads/criteria.ts'
import { testNow } from '../support/app.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { makeCandidates, makeVacancy } from '../support/fixtures.ts'
import { testServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const tablet = 820

/** A group of three with two assessors, each before a tablet of their own. */
async function meeting() {
  const server = await testServer()
  const { db } = server.database
  await addColleagues(db, testNow)
  const vacancy = await makeVacancy(db)
  const candidates = await makeCandidates(db, vacancy, [
    'Ким Анна',
    'Орлов Борис',
    'Христорождественская-Благовещенская Александра',
  ])
  const at = testNow.toString()
  const { id: batch } = await db
    .insertInto('batches')
    .values({
      vacancy_id: vacancy,
      format: 'group',
      date: '2026-11-24',
      time_zone: 'Europe/Moscow',
      minutes: 60,
      goal: 2,
      confidence: 0.9,
      rate_json: '{"known":0.2}',
      rate_basis: 'article',
      status: 'planned',
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: slot } = await db
    .insertInto('slots')
    .values({ batch_id: batch, position: 0, starts_at: at, ends_at: at, interviewers: 1, planned_invitations: 3 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('invitations')
    .values(
      candidates.map((candidate_id) => ({
        batch_id: batch,
        slot_id: slot,
        candidate_id,
        status: 'active' as const,
        walk_in: 0 as const,
        invited_at: at,
        presence: 'came' as const,
        arrived_at: at,
      })),
    )
    .execute()
  const invitations = (await db.selectFrom('invitations').select('id').orderBy('id').execute()).map(({ id }) => id)
  const tact = (await criteriaOf(db, vacancy)).find(({ key }) => key === 'tact')!.id

  const sitDown = async (role: 'hr' | 'manager', width = tablet) => {
    const { page, complaints } = await openPage(browser, { language: 'en', width })
    await page.context().addCookies([{ name: 'language', value: 'en', url: server.url }])
    await page.goto(`${server.url}/sign-in`)
    await page.fill('#email', colleagues.find((one) => one.role === role)!.email)
    await page.fill('#password', password)
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(`${server.url}/`)
    await page.goto(`${server.url}/batches/${batch}/sheet`)
    const mark = (person: number, value: number) =>
      page.locator(`#mark-${invitations[person]}-${tact}-${value}`).check()
    const state = page.locator('[data-state]')
    return { page, complaints, mark, state }
  }
  const marksBy = async (role: 'hr' | 'manager') => {
    const rows = await db
      .selectFrom('scorecard_marks')
      .innerJoin('scorecards', 'scorecards.id', 'scorecard_id')
      .innerJoin('users', 'users.id', 'scorecards.user_id')
      .innerJoin('applications', 'applications.id', 'application_id')
      .select(['applications.candidate_id', 'observed'])
      .where('users.role', '=', role)
      .orderBy('applications.candidate_id')
      .execute()
    return rows.map(({ observed }) => observed)
  }
  return { ...server, sitDown, marksBy }
}

test('two assessors, one of them without a connection through several attempts to send: each sheet holds what its own entered', async () => {
  const { sitDown, marksBy } = await meeting()
  const [one, other] = [await sitDown('hr'), await sitDown('manager')]
  await one.mark(0, 5)
  await other.mark(0, 2)
  await one.page.getByText('Everything is saved.').waitFor()

  let failed = 0
  one.page.on('requestfailed', () => (failed += 1))
  await one.page.context().setOffline(true)
  await one.mark(1, 4)
  await one.mark(2, 3)
  await one.mark(0, 4)
  await other.mark(1, 1)
  await expect.poll(() => one.state.textContent()).toContain('Marks kept on this device, to be sent by themselves: 3')
  await expect.poll(() => failed).toBeGreaterThan(4)
  expect(await marksBy('hr')).toEqual([5])
  await one.page.context().setOffline(false)
  await one.page.getByText('Everything is saved.').waitFor()
  expect(await marksBy('hr')).toEqual([4, 4, 3])
  expect(await marksBy('manager')).toEqual([2, 1])

  await other.page.getByRole('button', { name: 'Hand in my sheet' }).click()
  await one.page.getByRole('button', { name: 'Hand in my sheet' }).click()
  const row = one.page.locator('tr', { hasText: 'Ким Анна' })
  await row.waitFor()
  expect(await row.textContent()).toContain('2–4, 2 marks')
  await expectAccessible(one.page)
  await expectNoSidewaysScroll(one.page)
})

test('marks that wait survive a page that is loaded again, and a phone has room for them', async () => {
  const { sitDown, marksBy } = await meeting()
  const { page, mark, complaints } = await sitDown('hr', phone)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.context().setOffline(true)
  await mark(0, 3)
  await page.getByText('Marks kept on this device').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('Everything is saved.').waitFor()
  expect(await marksBy('hr')).toEqual([3])
  expect(complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([])
})
