import { beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { colleagues, addColleagues, password } from '../../src/demo/colleagues.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { testNow } from '../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../support/fixtures.ts'
import { testServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** A day, a vacancy with three hundred candidates, and somebody who is signed in. */
async function threeHundred(width: number, javaScriptEnabled: boolean) {
  const server = await testServer()
  const { db } = server.database
  await addColleagues(db, testNow)
  const vacancy = await makeVacancy(db)
  await makeCandidates(
    db,
    vacancy,
    Array.from({ length: 300 }, (_, n) => `Константинопольская Анна-Мария ${n}`),
  )
  const hr = await server.visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancy), date: '2026-11-25' })
  const fill = `${server.url}${String(saved.headers.location)}`
  const { page, complaints } = await openPage(browser, { language: 'ru', width, javaScriptEnabled })
  await page.goto(`${server.url}/sign-in`)
  await page.fill('#email', colleagues.find(({ role }) => role === 'hr')!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${server.url}/`)
  await page.goto(fill)
  return { page, complaints, db, fill }
}

const chosen = '[data-chosen]'

test('three hundred candidates stay under 4 000 px on a phone, and the bar counts while somebody ticks', async () => {
  const { page, complaints } = await threeHundred(phone, true)
  expect(await page.evaluate<number>('document.documentElement.scrollHeight')).toBeLessThan(4000)
  const invite = page.getByRole('button', { name: 'Пригласить', exact: true })
  // In sight without scrolling.
  const box = await invite.boundingBox()
  expect(box!.y + box!.height).toBeLessThan(844)
  expect(await page.locator(chosen).textContent()).toBe('4')
  await page.locator('[name=candidate]').nth(10).check()
  expect(await page.locator(chosen).textContent()).toBe('5')
  await page.getByLabel('Отметить всех на странице').check()
  expect(await page.locator(chosen).textContent()).toBe('40')
  await page.getByText('Время', { exact: true }).click()
  await page.getByLabel(/10:30/).check()
  await page.keyboard.press('Escape')
  for (const width of [320, phone, 2560]) {
    await page.setViewportSize({ width, height: 844 })
    await expectNoSidewaysScroll(page)
  }
  // Tall enough that the bar at the bottom hides no part of a row from axe.
  await page.setViewportSize({ width: phone, height: 4200 })
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Почему нельзя сортировать/ }).click()
  await page.getByText('никого не выстраивают в очередь').first().waitFor()
  expect(complaints).toEqual([])
})

test('without a script those ticked on two pages and in two groups are invited together', async () => {
  const { page, db, fill } = await threeHundred(phone, false)
  expect(await page.locator(chosen).textContent()).toBe('4')
  for (const box of (await page.locator('[name=candidate]:checked').all()).slice(0, 3).toReversed()) await box.uncheck()
  await page.getByRole('button', { name: 'Дальше', exact: true }).click()
  expect(await page.locator(chosen).textContent()).toBe('1')
  await page.locator('[name=candidate]').nth(2).check()
  await page.getByRole('button', { name: /^Уже были/ }).click()
  expect(await page.locator(chosen).textContent()).toBe('2')
  expect(page.url()).not.toContain('_csrf')
  await page.getByRole('button', { name: 'Пригласить', exact: true }).click()
  await page.getByText('Приглашены 2 человека.').waitFor()
  expect(page.url()).toBe(fill.replace('/fill', ''))
  const invited = await db
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'candidate_id')
    .select('name')
    .orderBy('candidates.id')
    .execute()
  expect(invited.map(({ name }) => name)).toEqual([3, 42].map((n) => `Константинопольская Анна-Мария ${n}`))
})
