import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { testApp, testNow } from '../support/app.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser } from '../support/browser.ts'
import { translateInto } from '../../src/web/messages/index.ts'

const people = [
  'ФИО;Как связаться;Возраст;Город',
  'Ёлкина Юлия;8 916 123-45-67;31;Москва',
  'Ким Анна;позже скажет;22;Тверь',
  ';8 916 000-00-03;40;Москва',
].join('\n')

test.each([
  { language: 'ru', width: 390 },
  { language: 'en', width: 1280 },
] as const)('import with mistakes and mend them: $language, $width wide', async ({ language, width }) => {
  const t = translateInto(language)
  const { app, database } = await testApp()
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  await createAccount(
    database.db,
    { name: 'Анна', email: 'anna@example.ru', password: 'тихое утро чай', language, role: 'recruiter' },
    testNow,
  )
  const browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    extraHTTPHeaders: { 'accept-language': language },
  })
  onTestFinished(async () => {
    await browser.close()
    await app.close()
  })
  const page = await context.newPage()
  const look = async () => {
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
  const figures = () => page.locator('.stat dd').allTextContents()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const upload = async (buffer: Buffer) => {
    await page.goto(`${address}/imports/new?kind=candidates`)
    await page.setInputFiles('#file', { name: 'люди.csv', mimeType: 'text/csv', buffer })
    await press(t('imports.upload'))
    await look()
  }
  await page.goto(`${address}/sign-in?back=/imports`)
  await page.fill('#email', 'anna@example.ru')
  await page.fill('#password', 'тихое утро чай')
  await page.click('main button[type=submit]')

  await upload(Buffer.from(people))
  await press(t('imports.preview'))
  expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#phone')
  await look()
  await page.selectOption('#phone', { label: 'Как связаться' })
  await press(t('imports.preview'))
  expect(await figures()).toEqual(['3', '1', '0', '0', '2'])
  await look()
  expect(await database.db.selectFrom('candidates').select('id').execute()).toEqual([])
  await press(t('imports.load'))
  expect(await figures()).toEqual(['3', '1', '0', '0', '2'])
  await look()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: t('imports.rejected-get') }).click()
  const rejected = readFileSync(await (await download).path(), 'utf8')
  expect(rejected).not.toContain('Возраст')
  await upload(Buffer.from(rejected.replace('позже скажет', '8 916 000-00-02').replace('\n,8 916', '\nЛи Олег,8 916')))
  expect(await page.locator('#phone option:checked').textContent()).toBe('Как связаться')
  await press(t('imports.load'))
  expect(await figures()).toEqual(['2', '2', '0', '0', '0'])
  expect(
    (await database.db.selectFrom('candidates').select('name').orderBy('id').execute()).map(({ name }) => name),
  ).toEqual(['Ёлкина Юлия', 'Ким Анна', 'Ли Олег'])
})
