import { expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { testNow } from '../support/app.ts'
import { desk, launchBrowser, openPage } from '../support/browser.ts'
import { testServer } from '../support/server.ts'

test('whoever signs out in one tab leaves nothing to read in the others', async () => {
  const { url, database } = await testServer()
  await createAccount(
    database.db,
    { name: 'Анна', email: 'anna@example.ru', password: 'тихое утро чай', language: 'en', role: 'hr' },
    testNow,
  )
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const { page, complaints } = await openPage(browser, { language: 'en', width: desk })
  await page.goto(`${url}/sign-in?back=/candidates`)
  await page.fill('#email', 'anna@example.ru')
  await page.fill('#password', 'тихое утро чай')
  await page.click('main button[type=submit]')
  await page.waitForURL(`${url}/candidates`)
  const other = await page.context().newPage()
  await other.goto(`${url}/settings`)
  await page.locator('.me > summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${url}/sign-in`)
  await other.waitForURL(`${url}/sign-in`)
  expect(await other.content()).not.toContain('anna@example.ru')
  expect(complaints).toEqual([])
})
