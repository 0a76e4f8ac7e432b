import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { colleagues, password } from '../../src/demo/colleagues.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { filledServer } from '../support/server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

async function demo() {
  const server = await filledServer()
  const { id } = await server.database.db
    .selectFrom('batches')
    .select('id')
    .where('status', '=', 'planned')
    .where('date', '=', '2026-11-24')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const enter = async (width: number) => {
    const { page, complaints } = await openPage(browser, { language: 'ru', width })
    await page.goto(`${server.url}/sign-in`)
    await page.fill('#email', colleagues[1]!.email)
    await page.fill('#password', password)
    await page.locator('main button[type=submit]').click()
    await page.waitForURL(`${server.url}/`)
    return { page, complaints, walker: new Walker(page, 'ru', server.url) }
  }
  return { ...server, enter, batch: id }
}

/** Fails later, in `untouched`, when the page was loaded again since. */
const mark = (page: Page) => page.evaluate('document.body.dataset.seen = "yes"')
const untouched = (page: Page) => page.evaluate<boolean>('document.body.dataset.seen === "yes"')

test.each([
  ['/planner', 'planner.goal', 'goal'],
  ['/batches/new?vacancy=1', 'planner.goal', 'goal'],
  ['/planner/campaign', 'campaign.openings', 'openings'],
] as const)('figures answer while one types: %s', async (path, label, id) => {
  const { url, enter } = await demo()
  const { page, complaints, walker } = await enter(desk)
  await page.goto(url + path)
  await mark(page)
  const before = await page.locator('#figures .plain-words').textContent()
  await walker.field(label).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await expect.poll(() => page.locator('#figures .plain-words').textContent()).not.toBe(before)
  expect(await untouched(page)).toBe(true)
  expect(await page.evaluate('document.activeElement.id')).toBe(id)
  expect(await walker.field(label).inputValue()).toBe('2')
  expect(complaints).toEqual([])
})

test('a limit typed into what is rarely needed comes first, says what the day falls short of, and is kept in the address', async () => {
  const { url, enter } = await demo()
  const { page, complaints } = await enter(desk)
  await page.goto(`${url}/planner?waitingSeats=1`)
  await mark(page)
  expect(await page.locator('#maxRoomRisk').isVisible()).toBe(false)
  await page.locator('#advanced summary').click()
  await page.fill('#maxRoomRisk', '5')
  await expect.poll(() => page.locator('#figures .note.warn').textContent()).toContain('ваши пределы позвать не дают')
  expect(await page.locator('#maxRoomRisk').isVisible()).toBe(true)
  await expect.poll(() => page.url()).toContain('maxRoomRisk=5')
  await page.fill('#breaks', 'обед')
  await page.locator('#breaks-error').waitFor()
  expect(await untouched(page)).toBe(true)
  expect(complaints).toEqual([])
})

test('on a phone the answer stays in sight while one types, and what one has opened stays open', async () => {
  const { url, enter } = await demo()
  const { page, complaints, walker } = await enter(390)
  await page.goto(`${url}/planner`)
  await mark(page)
  const inSight = async () => {
    const [answer, dock] = await Promise.all([
      page.locator('.calculated').boundingBox(),
      page.locator('.dock').boundingBox(),
    ])
    return answer!.y > 0 && answer!.y + answer!.height <= dock!.y + 1
  }
  for (const label of ['planner.goal', 'planner.until', 'planner.invited'] as const) {
    await walker.field(label).focus()
    expect(await inSight()).toBe(true)
  }
  await page.locator('#explain summary').first().click()
  await page.locator('#advanced summary').click()
  const before = await page.locator('#figures .plain-words').textContent()
  await walker.field('planner.goal').fill('3')
  await expect.poll(() => page.locator('#figures .plain-words').textContent()).not.toBe(before)
  expect(await page.locator('#maxRoomRisk').isVisible()).toBe(true)
  expect(await page.locator('#explain canvas').isVisible()).toBe(true)
  expect(await untouched(page)).toBe(true)
  expect(complaints).toEqual([])
})

test('what one marks at the reception another sees without doing anything, and keeps their place', async () => {
  const { url, enter, batch } = await demo()
  const [desks, phones] = [await enter(desk), await enter(phone)]
  const address = `${url}/batches/${batch}/reception`
  await desks.page.goto(address)
  await phones.page.goto(address)
  await mark(desks.page)
  const came = desks.page.locator('form[action$="/mark/arrived"] button:visible')
  const name = await came.last().getAttribute('aria-label')
  await came.last().focus()
  const before = await desks.page.locator('#standing').textContent()
  // One tap, and the focus stands on what can be done next with the same person.
  const first = phones.page.locator('form[action$="/mark/arrived"] button:visible').first()
  const person = await first.evaluate((button) => button.closest('li')!.id)
  await first.click()
  await expect.poll(() => phones.page.evaluate('document.activeElement.closest("li")?.id')).toBe(person)
  await expect.poll(() => desks.page.locator('#standing').textContent()).not.toBe(before)
  expect(await untouched(desks.page)).toBe(true)
  expect(await desks.page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(name)
  expect([...desks.complaints, ...phones.complaints]).toEqual([])
})

test('the reception filters while one types, and what is typed and opened outlives a refresh', async () => {
  const { url, enter, batch } = await demo()
  const { page, complaints, walker } = await enter(phone)
  await page.goto(`${url}/batches/${batch}/reception`)
  // The first thing to do is seen without scrolling, above what lies at the bottom of a phone.
  const fill = await page.locator('#board .fill').boundingBox()
  const dock = await page.locator('.dock').boundingBox()
  expect(fill!.y + fill!.height).toBeLessThan(dock!.y)
  await mark(page)
  const rows = page.locator('#board li[data-key]:visible')
  const someone = page.locator('#later + .list li, #later ~ .list li').last()
  const name = (await someone.locator('.plain').textContent())!
  const digits = (await someone.getAttribute('data-digits'))!.split(' ')[0]!
  /** The board is another one after each refresh. */
  const refreshed = async () => {
    await page.evaluate('document.querySelector("#board").dataset.old = "yes"')
    await page.locator('#board:not([data-old])').waitFor()
  }
  const search = page.getByRole('searchbox')
  await search.fill(digits)
  const withDigits = page.locator(`#board li[data-digits~="${digits}"] .plain`)
  await expect.poll(() => rows.locator('.plain').allTextContents()).toEqual(await withDigits.allTextContents())
  await search.fill(name.toUpperCase())
  await expect.poll(() => rows.locator('.plain').allTextContents()).toEqual([name])
  // Enter leads to the one who was found.
  await search.press('Enter')
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(name)
  await walker.openMenu('reception.more-of', { name })
  const inMenu = page.locator('details.menu[open] .items a').first()
  await inMenu.focus()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await inMenu.focus()
  await refreshed()
  await refreshed()
  expect(await rows.locator('.plain').allTextContents()).toEqual([name])
  expect(await page.evaluate('document.activeElement.textContent')).toBe(await inMenu.textContent())
  await search.fill('нет такого человека')
  await walker.sees('reception.search-nobody')
  await search.press('Enter')
  await search.fill('')
  await expect.poll(() => rows.count()).toBeGreaterThan(5)
  // Who is done with is found where it is folded, which closes again.
  const past = page.locator('#past')
  await search.fill((await past.locator('.plain').first().textContent())!)
  await past.locator('.plain').first().waitFor()
  await search.fill('')
  expect(await past.getAttribute('open')).toBeNull()
  expect(page.url()).toBe(`${url}/batches/${batch}/reception`)
  expect(await untouched(page)).toBe(true)
  expect(complaints).toEqual([])
})
