import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { saveAttendance, toRow } from '../../src/features/imports/acts/short-files/attendance-rows.ts'
import { group } from '../domain/turnout/records.ts'
import { testApp } from '../support/app.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser } from '../support/browser.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../support/fixtures.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const history = [
  ...group(100, 80, { reply: 'yes', permission: 'yes', kind: 'flow', source: 'hh.ru', date: '2026-10-01' }),
  ...group(40, 1, { reply: 'no', permission: 'no', kind: 'flow', source: 'hh.ru', date: '2026-10-15' }),
]

/** A day with three people to call, and somebody at its screen. */
async function callScreen(options: { width: number; touch: boolean; language: 'ru' | 'en' }) {
  const {
    app,
    database: { db },
    database,
    visitor,
  } = await testApp()
  await saveAttendance(db, history.map(toRow))
  const vacancy = await makeVacancy(db)
  const hr = await visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancy), goal: '2', date: '2026-11-25' })
  const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const ids = await makeCandidates(db, vacancy, ['Ким Анна', 'Орлов Борис', 'Щукина Вера'])
  await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), beyond: 'yes' })
  const { email } = await db.selectFrom('users').select('email').executeTakeFirstOrThrow()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const context = await browser.newContext({
    viewport: { width: options.width, height: 844 },
    hasTouch: options.touch,
    isMobile: options.touch,
    locale: options.language === 'ru' ? 'ru-RU' : 'en-GB',
  })
  await context.addCookies([{ name: 'language', value: options.language, url }])
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill('quiet morning tea')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname === '/')
  await page.goto(`${url}/batches/${batchId}/calls`)
  const close = async () => {
    await context.close()
    await app.close()
  }
  return { page, db, database, close }
}

type ScreenPage = Awaited<ReturnType<typeof callScreen>>['page']
const chanceOn = (page: ScreenPage) => page.locator('#effect dd').first().textContent()
/** The chance that enough come, and whether more have to be invited. */
const planOn = async (page: ScreenPage) =>
  [await page.locator('#effect dd').last().textContent(), await page.locator('#effect .note').textContent()].join(' ')

test('a call with the keyboard alone: answers, sees the chance move, and goes on to the next', async () => {
  const { page, db, close } = await callScreen({ width: 1280, touch: false, language: 'en' })
  const first = await page.locator('#who a').textContent()
  const before = await chanceOn(page)
  const planBefore = await planOn(page)
  await page.keyboard.press('1')
  await expect.poll(() => chanceOn(page)).not.toBe(before)
  expect(parseFloat(await planOn(page))).toBeGreaterThan(parseFloat(planBefore))
  const afterYes = parseFloat((await chanceOn(page)) ?? '')
  expect(afterYes).toBeGreaterThan(parseFloat(before ?? ''))
  // Quicker than any answer of the server.
  for (const key of ['2', '3', '1']) await page.keyboard.press(key)
  await expect
    .poll(
      async () =>
        (await db.selectFrom('invitations').select('version').orderBy('version', 'desc').executeTakeFirstOrThrow())
          .version,
    )
    .toBe(5)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#who a').textContent()).not.toBe(first)
  const kept = await db
    .selectFrom('invitations')
    .select(['reply', 'permission', 'calendar', 'call_ahead'])
    .where('reply', 'is not', null)
    .execute()
  expect(kept).toEqual([{ reply: 'yes', permission: 'no', calendar: 'unsure', call_ahead: 'yes' }])
  // Nobody answers: another hour is proposed, and the mark can be taken back, all without a mouse.
  const second = await page.locator('#who a').textContent()
  await page.keyboard.press('0')
  await page.getByText('again in the evening').first().waitFor()
  expect(await page.locator('#who a').textContent()).not.toBe(second)
  await page.getByRole('button', { name: `Take “not reached” back: ${second}` }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#who a').textContent()).toBe(second)
  expect(await page.getByText('again in the evening').count()).toBe(0)
  await close()
})

test('a call on a phone: the number, thumbs on the answers, and a missed call', async () => {
  const { page, db, close } = await callScreen({ width: 390, touch: true, language: 'ru' })
  await expectNoSidewaysScroll(page)
  const number = page.locator('.call-number')
  expect(await number.getAttribute('href')).toMatch(/^tel:\+7900/)
  const answers = page.locator('.answer')
  const boxes = await Promise.all([number, answers.first(), answers.last()].map((one) => one.boundingBox()))
  for (const box of boxes) expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44)
  const before = await chanceOn(page)
  const planBefore = await planOn(page)
  await answers.nth(1).tap()
  await expect.poll(() => chanceOn(page)).not.toBe(before)
  expect(await planOn(page)).not.toBe(planBefore)
  expect(await db.selectFrom('invitations').select('reply').where('reply', 'is not', null).execute()).toEqual([
    { reply: 'no' },
  ])
  await expectAccessible(page)
  const first = await page.locator('#who a').textContent()
  await page.goto(page.url())
  await page.getByRole('button', { name: 'Недозвон', exact: true }).tap()
  await expect.poll(() => page.locator('#who a').textContent()).not.toBe(first)
  await page.getByText('снова вечером').waitFor()
  await close()
})
