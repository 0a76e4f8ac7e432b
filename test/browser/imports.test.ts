import { expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { testApp, testNow } from '../support/app.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser } from '../support/browser.ts'

const rows = [
  'Ёлкина Юлия,24.11.2026,hh.ru,Ж,да,отпросилась',
  'Ким Анна,24.11.2026,hh.ru,Ж,нет,в 11:00',
  'Ли Олег,когда-нибудь,SuperJob,М,да,да',
]
const history = Buffer.from(['ФИО,Когда,Источник,Пол,Пришел,Разрешение', ...rows].join('\n'))

test.each([
  { language: 'ru', width: 390, javaScriptEnabled: true },
  { language: 'en', width: 1280, javaScriptEnabled: true },
  { language: 'ru', width: 390, javaScriptEnabled: false },
])(
  'a file of past attendance is loaded: $language, $width wide, script $javaScriptEnabled',
  async ({ language, width, javaScriptEnabled }) => {
    const { app, database } = await testApp()
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    await createAccount(
      database.db,
      { name: 'Анна', email: 'anna@example.ru', password: 'тихое утро чай', language: 'ru', role: 'hr' },
      testNow,
    )
    const browser = await launchBrowser()
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      javaScriptEnabled,
      extraHTTPHeaders: { 'accept-language': language },
    })
    onTestFinished(async () => {
      await browser.close()
      await app.close()
    })
    const page = await context.newPage()
    const look = async () => {
      if (!javaScriptEnabled) return
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
    await context.addCookies([{ name: 'language', value: language, url: address }])
    await page.goto(`${address}/sign-in?back=/imports`)
    await page.fill('#email', 'anna@example.ru')
    await page.fill('#password', 'тихое утро чай')
    await page.click('main button[type=submit]')
    await look()

    await page.click('main details.menu > summary')
    await page.click('main a[href="/imports/new?kind=attendance"]')
    await page.click('main button[type=submit]')
    await look()
    await page.setInputFiles('#file', { name: 'история.csv', mimeType: 'text/csv', buffer: history })
    await page.click('main button[type=submit]')
    await page.click('main .actions button:first-of-type')
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#date')
    await look()
    await page.selectOption('#date', { label: 'Когда' })
    await page.click('main .actions button:first-of-type')
    expect(await page.locator('#preview .stat dd').allTextContents()).toEqual(['3', '2', '0', '0', '1'])
    await look()
    await page.click('#preview button')
    expect(await page.locator('.stat dd').allTextContents()).toEqual(['3', '2', '0', '0', '1'])
    expect(await page.locator('td[data-label]').first().textContent()).toBe('4')
    await look()
    expect(await database.db.selectFrom('attendance_records').select('came').orderBy('person').execute()).toEqual([
      { came: 1 },
      { came: 0 },
    ])
  },
)
