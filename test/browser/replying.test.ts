import { beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { replyToken } from '../../src/web/links/reply-token.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../support/fixtures.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage } from '../support/browser.ts'
import { testServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

test('an invited person on a cheap phone without scripts: comes, takes another time, cannot come after all', async () => {
  const { database, services, visitor, url } = await testServer()
  const { db } = database
  const hr = await visitor('hr')
  const vacancy = await makeVacancy(db)
  const [anna = 0] = await makeCandidates(db, vacancy, ['Кимова Анна Сергеевна'])
  await hr.post('/batches', { ...smallFlow(vacancy), date: '2026-11-25', known: '20' })
  const batch = await db.selectFrom('batches').select('id').executeTakeFirstOrThrow()
  await hr.post(`/batches/${batch.id}/fill`, { candidate: String(anna), slot: '', beyond: 'yes' })
  const row = () => db.selectFrom('invitations').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  const thread = (await row()).thread_id!

  const { page, complaints } = await openPage(browser, { language: 'ru', width: 320, javaScriptEnabled: false })
  let bytes = 0
  page.on('response', async (response) => {
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length
  })
  // Axe needs scripts, so it looks at the same page in another browser.
  const { page: withScripts } = await openPage(browser, { language: 'ru', width: 320 })
  const looksRight = async () => {
    await withScripts.goto(page.url())
    await expectNoSidewaysScroll(withScripts)
    await expectAccessible(withScripts)
  }
  await page.goto(`${url}/r/${replyToken(services, { thread, generation: 0 })}`)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(30 * 1024)
  await looksRight()

  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.getByText('Выберите ответ и отправьте его').waitFor()
  await page.getByText('Приду', { exact: true }).click()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.getByRole('heading', { name: 'Спасибо, Анна Сергеевна. Ждём вас' }).waitFor()
  expect(await row()).toMatchObject({ reply: 'yes', reply_via: 'page' })
  await looksRight()

  await page.getByText('Нужно другое время').click()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.getByRole('heading', { name: 'Когда вам удобно?' }).waitFor()
  await looksRight()
  const other = page.locator('label').filter({ hasText: 'Среда, 25 ноября, в 10:' }).first()
  const chosen = /в (10:\d\d)/.exec((await other.textContent()) ?? '')?.[1] ?? ''
  await other.click()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page
    .locator('.when')
    .filter({ hasText: `в ${chosen}` })
    .waitFor()
  expect(await row()).toMatchObject({ reply: 'yes', status: 'active', thread_id: thread })

  await page.getByText('Не приду', { exact: true }).click()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await page.getByRole('heading', { name: 'Анна Сергеевна, спасибо, что предупредили' }).waitFor()
  expect((await row()).reply).toBe('no')
  await looksRight()
  await page.locator('summary').click()
  await page.getByText('Больше не пишите мне').waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'thank you for telling us' }).waitFor()
  await looksRight()
  expect(await page.context().cookies()).toEqual([])
  expect(complaints).toEqual([])
})
