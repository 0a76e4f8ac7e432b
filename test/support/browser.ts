import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromiumPackage from '@sparticuz/chromium'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Language } from '../../src/db/schema/primitives.ts'
import type { WhenOver } from './database.ts'

let launched: Browser | undefined

/**
 * A real Chromium: the one that CHROMIUM_PATH names, or the one that came with `npm ci`. Not with the package's own
 * flags: they run everything in one process and switch web security off. One for all test files; it ends with the
 * process.
 */
export async function launchBrowser(): Promise<Browser> {
  if (launched?.isConnected()) return launched
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromiumPackage.executablePath())
  launched = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  return launched
}

export type Screen = { language: Language; width: number; javaScriptEnabled?: boolean }

/** A phone at the reception and a desk. */
export const phone = 390
export const desk = 1280

/**
 * A fresh visitor's page, closed when the test is over, and what the browser complained of there: scripts, policy,
 * files.
 */
export async function openPage(
  browser: Browser,
  { language, width, javaScriptEnabled = true }: Screen,
  whenOver: WhenOver = onTestFinished,
): Promise<{ page: Page; complaints: string[] }> {
  const locale = { ru: 'ru-RU', en: 'en-GB' }[language]
  const context = await browser.newContext({ locale, javaScriptEnabled, viewport: { width, height: 844 } })
  whenOver(() => context.close())
  context.setDefaultTimeout(120_000)
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A page that answers 404 is one of our pages; files that fail are told of below.
    const ofFile = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !ofFile) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      complaints.push(`${response.url()}: ${response.status()}`)
  })
  return { page, complaints }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** What axe asks of a page, and those of its rules whose answer depends on the theme. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const aboutColours = ['color-contrast', 'link-in-text-block']

export type Theme = 'light' | 'dark'

/** Fails when axe finds anything against WCAG 2.2 AA on the page as it stands, in one of the themes. */
export async function expectAccessible(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
  // Evaluated through the debugger, which the page's Content-Security-Policy does not bind.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe)
  for (const [at, colorScheme] of themes.entries()) {
    const runOnly = at === 0 ? wcag : aboutColours
    await page.emulateMedia({ colorScheme })
    const result = await page.evaluate<AxeResult>(
      `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`,
    )
    const found = result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
    )
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([])
  }
}

/** Fails when the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, seen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(seen)
}
