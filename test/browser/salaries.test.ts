import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** The text as a person reads it: the no-break spaces of figures are spaces. */
const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim())

test.each(['ru', 'en'] as const)(
  'an amount typed on a phone is answered for all four cities within the screen: %s',
  async (language) => {
    const { url } = await testServer()
    const { page, complaints } = await openPage(browser, { language, width: phone })
    const walker = new Walker(page, language, url)
    await page.goto(`${url}/salaries`)
    await walker.field('basis.net').check()
    await walker.write({ 'salaries.amount': '38 000' })

    const cities = walker.main.locator('.band-rows tbody tr')
    const levels = ['2', '3', '3', '4'].map((level) => walker.say('salaries.level', { level }))
    await expect.poll(async () => plain(await cities.locator('.result').allTextContents())).toEqual(levels)
    await expect.poll(() => new URL(page.url()).searchParams.get('amount')).toBe('38 000')
    for (const city of await cities.all()) {
      const box = await city.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= phone, await city.innerText()).toBe(true)
    }
    const verdict = walker.main.locator('#answer .verdict').first()
    await verdict.waitFor()
    const box = await verdict.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= phone).toBe(true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    expect(complaints).toEqual([])
  },
)

test.each(['ru', 'en'] as const)(
  'the picture says to a screen reader what the table behind it shows: %s',
  async (language) => {
    const { url } = await testServer()
    const { page } = await openPage(browser, { language, width: phone })
    const walker = new Walker(page, language, url)
    await page.goto(`${url}/salaries?amount=38000&basis=net&city=moscow&level=2`)
    const spoken = plain(
      await walker.main.getByRole('img').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')),
    )
    expect(spoken).toHaveLength(4)
    const rows = await walker.main.locator('#grid tbody tr').all()
    for (const row of rows.slice(0, 4)) {
      const cells = plain(await row.locator('td .nowrap').allTextContents())
      expect(cells).toHaveLength(4)
      for (const [index, cell] of cells.entries())
        for (const figure of cell.replaceAll(/[*₽]/g, '').split('–')) expect(spoken[index]).toContain(figure.trim())
    }
    expect(spoken[0]).toContain(plain([walker.say('salaries.spoken-minimum', { amount: '34 565 ₽' })])[0])
  },
)

test('what is open stays open while an amount is typed, and its fold says the fields inside', async () => {
  const { url } = await testServer()
  const { page, complaints } = await openPage(browser, { language: 'en', width: 1280 })
  const walker = new Walker(page, 'en', url)
  await page.goto(`${url}/salaries?amount=38000&basis=net&city=moscow&level=2`)
  await walker.main.locator('#how > summary').click()
  await walker.main.locator('#rare > summary').click()
  await walker.write({ 'salaries.variable': '5 000' })
  await expect.poll(() => walker.main.locator('#rare-values').textContent()).toContain('bonus')
  await walker.sees('salaries.readings')
  expect(await walker.main.locator('#rare[open], #how[open]').count()).toBe(2)
  expect(complaints).toEqual([])
})
