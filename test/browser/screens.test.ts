import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { colleagues, password } from '../../src/demo/colleagues.ts'
import { expectNoSidewaysScroll, launchBrowser, openPage } from '../support/browser.ts'
import { filledServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

async function signIn(page: Page, url: string) {
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues[0]!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${url}/`)
}

/** The pages that people work on. */
const pages = ['/', '/batches', '/vacancies', '/candidates', '/turnout', '/salaries', '/planner', '/offers', '/more']

test('from 320 to 2560 nothing scrolls sideways and the header keeps to one line', async () => {
  const { url } = await filledServer()
  const { page } = await openPage(browser, { language: 'ru', width: 1280 })
  await signIn(page, url)
  for (const path of pages) {
    await page.goto(url + path)
    for (const width of [320, 390, 768, 1024, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 })
      await expectNoSidewaysScroll(page)
      const tops = await page
        .locator('.places a')
        .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))
      expect(new Set(tops).size, `${path} at ${width}`).toBe(1)
    }
  }
})

test('text of twice the size fits as well', async () => {
  const { url } = await filledServer()
  const { page } = await openPage(browser, { language: 'ru', width: 1280 })
  await signIn(page, url)
  for (const path of pages) {
    await page.goto(url + path)
    await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    await expectNoSidewaysScroll(page)
  }
})

test('a first visit takes under 150 kB, and charts are loaded only where one is shown', async () => {
  const { url } = await filledServer()
  const { page } = await openPage(browser, { language: 'ru', width: 390 })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  const loaded: string[] = []
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await signIn(page, url)
  await page.waitForLoadState('networkidle')
  expect(loaded).not.toContain('chart.js')
  expect(bytes).toBeLessThan(150_000)
  await page.goto(`${url}/planner/campaign`)
  const fold = page.locator('details:has(canvas[data-chart]) > summary').first()
  await fold.click()
  await expect.poll(() => loaded.includes('chart.js')).toBe(true)
})

test('with colours of the system what is chosen differs from the rest, and pictures are drawn in them', async () => {
  const { url } = await filledServer()
  const { page } = await openPage(browser, { language: 'ru', width: 1280 })
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn(page, url)
  const styleOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(
        (element, name) => element.ownerDocument.defaultView!.getComputedStyle(element).getPropertyValue(name),
        property,
      )
  const chosen: [path: string, chosen: string, other: string][] = [
    ['/', '.places [aria-current]', '.places a:not([aria-current])'],
    ['/planner', '.halves label:has(:checked)', '.halves label:not(:has(:checked))'],
    ['/turnout', '.tabs [aria-current]', '.tabs a:not([aria-current])'],
  ]
  for (const [path, one, other] of chosen) {
    await page.goto(url + path)
    expect([await styleOf(one, 'outline-style'), await styleOf(other, 'outline-style')], path).toEqual([
      'solid',
      'none',
    ])
  }
  const text = await styleOf('body', 'color')
  expect(await styleOf('.plotted .mean', 'stroke')).toBe(text)
  expect(await styleOf('.plotted .dot', 'fill')).toBe(text)
  await page.goto(`${url}/planner`)
  expect(await styleOf('.day-squares .enough', 'fill')).toBe(text)
  expect(await styleOf('.day-squares .few', 'fill')).toBe('none')
  expect(await styleOf('.day-squares .few', 'stroke')).toBe(text)
  await page.goto(`${url}/salaries`)
  expect(await styleOf('.band-rows .line', 'stroke')).toBe(text)
})
