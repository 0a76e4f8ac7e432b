import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import type { MessageKey } from '../../src/web/messages/index.ts'
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
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const alla = colleagues.find(({ role }) => role === 'administrator')!
const rita = colleagues.find(({ role }) => role === 'recruiter')!
const next = 'тёплый вечер и крепкий чай'

/** Set to a folder, the pages are kept there as pictures, to be looked at. */
const pictures = process.env['PICTURES']

async function look(page: Page, name: string, { language, width }: Screen) {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  if (pictures === undefined) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${pictures}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true })
  }
}

const screens: Screen[] = [
  { language: 'ru', width: phone },
  { language: 'en', width: desk },
  { language: 'en', width: phone, javaScriptEnabled: false },
]

test.each(screens)(
  'staying signed in, ending another session, changing the password: $language, $width wide',
  async (screen) => {
    const server = await testServer()
    await addColleagues(server.database.db, testNow)
    const signIn = async (secret: string) => {
      const { page, complaints } = await openPage(browser, screen)
      const walker = new Walker(page, screen.language, server.url)
      await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
      await page.goto(`${server.url}/sign-in?back=/settings`)
      await walker.write({ 'account.email': rita.email, 'account.password': secret })
      return { walker, page, complaints }
    }
    const there = await signIn(password)
    await there.walker.press('sign-in.submit')
    await there.walker.sees('settings.you')

    const { walker, page, complaints } = await signIn(password)
    if (screen.javaScriptEnabled !== false) await look(page, 'sign-in', screen)
    await page.getByLabel(walker.say('sign-in.keep')).check()
    await walker.press('sign-in.submit')
    await walker.sees('settings.you')
    const kept = (await page.context().cookies()).find(({ name }) => name === 'yavka')
    expect(kept?.expires).toBeGreaterThan(Date.now() / 1000 + 89 * 24 * 3600)

    await walker.follow('settings.sessions')
    await walker.sees('sessions.this')
    if (screen.javaScriptEnabled !== false) await look(page, 'sessions', screen)
    await walker.main
      .getByRole('button', { name: walker.say('sessions.end-name', { device: 'Chrome, Linux' }) })
      .click()
    await walker.sees('sessions.ended')
    await there.page.reload()
    await there.walker.sees('sign-in.title')

    await page.goto(`${server.url}/settings/password`)
    await walker.write({ 'password.current': password, 'password.new': 'passwordpassword' })
    await walker.press('password.submit')
    await walker.sees('account.password-easy')
    if (screen.javaScriptEnabled !== false) await look(page, 'password', screen)
    await walker.write({ 'password.current': password, 'password.new': next })
    await walker.press('password.submit')
    await walker.sees('password.done')
    const back = await signIn(next)
    await back.walker.press('sign-in.submit')
    await back.walker.sees('settings.you')
    expect([...complaints, ...there.complaints, ...back.complaints]).toEqual([])
  },
)

test.each(screens.slice(0, 2))(
  'an administrator blocks, unblocks and helps to a new password: $language, $width wide',
  async (screen) => {
    const server = await testServer()
    await addColleagues(server.database.db, testNow)
    const { page, complaints } = await openPage(browser, screen)
    const walker = new Walker(page, screen.language, server.url)
    await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
    await page.goto(`${server.url}/sign-in?back=/settings`)
    await walker.write({ 'account.email': alla.email, 'account.password': password })
    await walker.press('sign-in.submit')
    const act = async (key: MessageKey, name: string) => {
      await walker.openMenu('settings.more-name', { name })
      await walker.main.getByRole('button', { name: walker.say(key, { name }), exact: true }).click()
    }
    await act('settings.disable-name', 'Марк Заречный')
    await walker.sees('settings.disabled-done', { name: 'Марк Заречный' })
    await act('settings.reset-name', rita.name)
    await walker.sees('settings.link-ready')
    await look(page, 'settings', screen)
    const address = (await page.locator('#link').inputValue()).replace('http://yavka.test', server.url)
    await act('settings.enable-name', 'Марк Заречный')
    await walker.sees('settings.enabled-done', { name: 'Марк Заречный' })

    const forgetful = await openPage(browser, screen)
    const ritasWalker = new Walker(forgetful.page, screen.language, server.url)
    await forgetful.page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
    await forgetful.page.goto(address)
    await look(forgetful.page, 'reset', screen)
    await ritasWalker.write({ 'password.new': next })
    await ritasWalker.press('reset.submit')
    await ritasWalker.sees('reset.done')
    await forgetful.page.goto(address)
    await ritasWalker.sees('join.gone')
    await look(forgetful.page, 'gone', screen)
    expect([...complaints, ...forgetful.complaints]).toEqual([])
  },
)
