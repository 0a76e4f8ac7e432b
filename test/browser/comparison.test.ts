import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { testNow } from '../support/app.ts'
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  phone,
  type Screen,
} from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { colleague, compared, handIn } from '../features/comparison/support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const people = ['Ким Анна', 'Орлов Борис', 'Христорождественская-Благовещенская Александра Константиновна']

/** Anna speaks better, Boris is more diligent; a colleague who has judged both opens the vacancy. */
async function vacancyOpened(screen: Screen) {
  const server = await testServer()
  const { db } = server.database
  await addColleagues(db, testNow)
  const base = await compared(db, people)
  const [anna, boris] = base.applications as [number, number, number]
  const [speech, diligence] = [base.criterion('literateSpeech'), base.criterion('diligence')]
  const hr = await colleague(db, 'hr')
  await handIn(db, anna, hr, { [speech]: [5, 5], [diligence]: [5, 2] }, 'executor')
  await handIn(db, boris, hr, { [speech]: [4, 3], [diligence]: [4, 5] }, 'erudite')
  const { page, complaints } = await openPage(browser, screen)
  await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
  await page.goto(`${server.url}/sign-in`)
  await page.fill('#email', colleagues.find(({ role }) => role === 'hr')!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(`${server.url}/`)
  await page.goto(`${server.url}/vacancies/${base.vacancy}`)
  const order = () => page.locator('#standing li a').allTextContents()
  return { ...server, ...base, page, complaints, order, speech }
}

test('comparison on a phone: ticked on the vacancy, a weight moved, the order changes, and the decision is kept', async () => {
  const { page, complaints, order, speech, database } = await vacancyOpened({ language: 'en', width: phone })
  for (const name of people) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Compare those ticked' }).click()
  await page.getByRole('heading', { name: 'Whom to choose' }).waitFor()
  await expectNoSidewaysScroll(page)
  expect(await order()).toEqual(['Орлов Борис', 'Ким Анна', people[2]])
  await page.getByText('If “Literate speech” counted 1.51 instead of 1, Ким Анна would pass Орлов Борис.').waitFor()

  await page.getByRole('heading', { name: 'What counts how much' }).click()
  const slider = page.getByRole('slider', { name: 'Literate speech' })
  await slider.scrollIntoViewIfNeeded()
  await slider.fill('2.5')
  await expect.poll(order).toEqual(['Ким Анна', 'Орлов Борис', people[2]])
  // The order is in sight while the slider is under the thumb.
  const [standing, moved] = [await page.locator('#standing').boundingBox(), await slider.boundingBox()]
  expect(standing!.y).toBeGreaterThanOrEqual(0)
  expect(standing!.y + standing!.height).toBeLessThanOrEqual(moved!.y)
  expect(page.url()).toContain(`w${speech}=2.5`)
  await expectNoSidewaysScroll(page)

  await page.getByRole('checkbox', { name: 'Ким Анна' }).check()
  await page.getByRole('button', { name: 'Keep the decision' }).click()
  await page.locator('#reason-error').waitFor()
  expect(await page.getByRole('checkbox', { name: 'Ким Анна' }).isChecked()).toBe(true)
  expect(await order()).toEqual(['Ким Анна', 'Орлов Борис', people[2]])
  await page.getByLabel('Why').fill('Speaks clearly on the phone')
  await page.getByRole('button', { name: 'Keep the decision' }).click()
  await page.getByRole('heading', { name: 'Chosen: Ким Анна' }).waitFor()
  await page.getByText('The decision is kept, with its reason and figures.').waitFor()
  expect(await order()).toEqual(['Ким Анна', 'Орлов Борис', people[2]])
  const kept = await database.db.selectFrom('decisions').selectAll().executeTakeFirstOrThrow()
  expect(JSON.parse(kept.weights_json)).toContainEqual({ criterion: speech, weight: 2.5 })
  expect(complaints).toEqual([])
})

test('without scripts the weights are sent by a button', async () => {
  const { page, order, speech } = await vacancyOpened({ language: 'en', width: desk, javaScriptEnabled: false })
  for (const name of people) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Compare those ticked' }).click()
  await page.getByRole('heading', { name: 'What counts how much' }).click()
  await page.locator(`#w${speech}`).fill('2.5')
  await page.getByRole('button', { name: 'Weigh anew' }).click()
  await expect.poll(order).toEqual(['Ким Анна', 'Орлов Борис', people[2]])
})

test.each([
  { language: 'ru', width: phone },
  { language: 'en', width: desk },
] as const)('fits the screen and reads well to everybody: $language, $width wide', async (screen) => {
  const { page, url, vacancy, applications, complaints } = await vacancyOpened(screen)
  await page.goto(`${url}/vacancies/${vacancy}/comparison?with=${applications.join('.')}`)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
