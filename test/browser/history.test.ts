import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { firstStartCode } from '../../src/features/accounts/first-start-code.ts'
import { formatsFor } from '../../src/web/texts/formats.ts'
import { realAttendanceFile } from '../features/imports/support.ts'
import { desk, launchBrowser, openPage } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

// Counted by hand in the file: of 550 invitations 343 say "yes" under "Observed Attendance", however it is written.
test('the real file of 550 invitations is loaded as it is, and loaded again changes nothing', async ({ skip }) => {
  const file = realAttendanceFile() ?? skip('the file of 550 invitations is not on this machine')
  const server = await testServer()
  const { page, complaints } = await openPage(browser, { language: 'en', width: desk })
  const walker = new Walker(page, 'en', server.url)
  await page.goto(server.url)
  await walker.write({
    'setup.code': firstStartCode(server.services),
    'account.name': 'Anna',
    'account.email': 'anna@example.ru',
    'account.password': 'quiet morning tea',
  })
  await walker.press('setup.submit')
  await walker.followText(`${walker.say('home.step-load')}: ${walker.say('home.step-history')}`)
  expect(await walker.load(file)).toEqual(['550', '550', '0', '0', '0'])
  await walker.follow('imports.to-turnout')
  const share = formatsFor('en').percent(343 / 550, 1)
  await walker.sees('turnout.share-of-all', { share, came: 343, invited: 550 })
  await walker.follow('turnout.load')
  expect(await walker.load(file)).toEqual(['550', '0', '0', '550', '0'])
  await walker.sees('imports.all-unchanged')
  expect(complaints).toEqual([])
})
