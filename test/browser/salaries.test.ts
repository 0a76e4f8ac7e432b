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

    const cities = walker.main.getByLabel(walker.say('salaries.buys-caption'))
    await expect.poll(async () => plain(await cities.locator('dd').allTextContents())).toEqual(['2', '3', '3', '4'])
    await expect.poll(() => new URL(page.url()).searchParams.get('amount')).toBe('38 000')
    for (const city of await cities.locator('.figure').all()) {
      const box = await city.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= phone, await city.innerText()).toBe(true)
    }
    const verdict = walker.main.locator('#answer .note').first()
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
    for (const show of ['city', 'level'] as const) {
      await page.goto(`${url}/salaries?amount=38000&basis=net&city=moscow&level=2&show=${show}`)
      const picture = walker.main.getByRole('img')
      const [spoken = ''] = plain([(await picture.getAttribute('aria-label')) ?? ''])
      const rows = await walker.main.locator('.chart table tbody tr').all()
      expect(rows).toHaveLength(4)
      for (const row of rows)
        for (const cell of plain(await row.locator('th, td').allTextContents())) expect(spoken).toContain(cell)
      expect(spoken).toContain(walker.say('salaries.chart-amount', { amount: '38 000 ₽' }))
      if (show === 'city') expect(spoken).toContain(walker.say('salaries.chart-minimum', { amount: '39 730 ₽' }))
    }
  },
)
