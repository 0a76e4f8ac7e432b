import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { colleagues, password } from '../../src/demo/colleagues.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { filledServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

test('on a phone: a band is added to a table, and a vacancy takes the table with its levels', async () => {
  const server = await filledServer()
  const { page, complaints } = await openPage(browser, { language: 'en', width: phone })
  await page.context().addCookies([{ name: 'language', value: 'en', url: server.url }])
  await page.goto(`${server.url}/sign-in`)
  await page.fill('#email', colleagues.find(({ role }) => role === 'hr')!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${server.url}/`)

  await page.goto(`${server.url}/salaries/tables/1/versions/2/edit`)
  await page.getByText('Add a level').click()
  await page.getByLabel('Name of level 6').fill('Regional manager')
  await page.getByLabel('To, Moscow, level 6').fill('150 000')
  await page.getByText('Save the new version').click()
  await page.locator('.error-summary:focus').waitFor()
  await expectAccessible(page)
  await page.getByLabel('To, Moscow, level 6').fill('250 000')
  await page.getByText('Save the new version').click()
  await page.waitForURL(`${server.url}/salaries/tables/1`)
  await page.getByText('6 · Regional manager').waitFor()
  await expectNoSidewaysScroll(page)

  await page.goto(`${server.url}/vacancies/new`)
  await page.getByLabel('Title').fill('Regional manager of shops')
  await page.selectOption('#city', 'moscow')
  await page.selectOption('#payTable', { label: 'Магазины' })
  await page.locator('#level option', { hasText: '6 · Regional manager' }).waitFor({ state: 'attached' })
  await page.selectOption('#level', '6')
  expect(await page.inputValue('#title')).toBe('Regional manager of shops')
  await page.locator('main form button[type=submit]').last().click()
  await page.getByText('6 · Regional manager').first().waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
