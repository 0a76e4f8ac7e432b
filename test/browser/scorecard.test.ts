import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { testNow } from '../support/app.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { makeCandidates, makeVacancy } from '../support/fixtures.ts'
import { testServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** The scorecard of one applicant, before somebody who has not assessed them yet. */
async function scorecard(screen: { width: number; javaScriptEnabled: boolean }) {
  const server = await testServer()
  const { db } = server.database
  await addColleagues(db, testNow)
  await makeCandidates(db, await makeVacancy(db), ['Ким Анна'])
  const { id } = await db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
  const { page, complaints } = await openPage(browser, { language: 'en', ...screen })
  await page.context().addCookies([{ name: 'language', value: 'en', url: server.url }])
  await page.goto(`${server.url}/sign-in`)
  await page.fill('#email', colleagues.find(({ role }) => role === 'hr')!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(`${server.url}/`)
  await page.goto(`${server.url}/applications/${id}/scorecard`)
  const kept = async () =>
    (await db.selectFrom('scorecard_marks').select(['claimed', 'observed']).orderBy('criterion_id').execute()).map(
      ({ claimed, observed }) => [claimed, observed],
    )
  return { page, complaints, kept }
}

test('digits give one mark after the other and lead from group to group', async () => {
  const { page, complaints, kept } = await scorecard({ width: desk, javaScriptEnabled: true })
  const first = page.locator('main details.fold:has(.scale)').first()
  const criteria = await first.locator('.rated > li').count()
  await first.locator('.scale input:checked').first().focus()
  await page.keyboard.press('5')
  await page.keyboard.press('3')
  for (let scale = 2; scale < 2 * criteria; scale += 1) await page.keyboard.press('0')
  expect(await first.locator('[data-rated]').textContent()).toBe(`1 of ${criteria}`)
  // The next group has opened, and its first scale has the focus.
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByText('The scorecard is handed in.').waitFor()
  expect(await kept()).toEqual([
    [5, 3],
    [2, 4],
  ])
  expect(complaints).toEqual([])
})

test('on a phone the marks are taps, with a script and without one', async () => {
  const tapped = await scorecard({ width: phone, javaScriptEnabled: true })
  await expectNoSidewaysScroll(tapped.page)
  await expectAccessible(tapped.page)
  const plain = await scorecard({ width: phone, javaScriptEnabled: false })
  for (const { page, kept, complaints } of [tapped, plain]) {
    const row = page.locator('.rated > li').first()
    await row.getByRole('radio', { name: '4' }).first().check()
    await row.getByRole('radio', { name: '2' }).last().check()
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await page.getByText('The draft is saved').waitFor()
    expect(await kept()).toEqual([[4, 2]])
    expect(complaints).toEqual([])
  }
})
