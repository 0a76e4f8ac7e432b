import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/db/schema.ts'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { testNow } from '../support/app.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone, type Screen } from '../support/browser.ts'
import { testServer, type TestServer } from '../support/server.ts'
import { fixture } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const screens: Screen[] = [
  { language: 'ru', width: phone },
  { language: 'en', width: desk },
]

const looksRight = async (page: Page) => {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}

/** Presses the first button of the page's first form. */
const send = (page: Page) => page.locator('main form button[type=submit]').first().click()

async function signIn(page: Page, url: string, role: Role) {
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues.find((one) => one.role === role)!.email)
  await page.fill('#password', password)
  await send(page)
  await page.waitForURL(`${url}/`)
}

/** Sends a form with nothing in it and looks at what comes back: the summary has the focus. */
async function sendWrong(page: Page, address: string) {
  await page.goto(address)
  for (const field of await page.locator('main form').first().locator('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea').all()) {
    if (await field.isVisible()) await field.fill('')
  }
  await send(page)
  await page.locator('.error-summary:focus').waitFor()
  await looksRight(page)
}

/** A page's kind: its address without the numbers that tell one vacancy from another. */
const kindOf = ({ pathname, searchParams }: URL) => `${pathname.replaceAll(/\/\d+/g, '/:id')}?${[...searchParams.keys()].toSorted().join('&')}`

/** Walks from the start page, and where else it is told to, from link to link, to the first page of each kind, and looks at each. @returns the kinds seen */
async function crawl(page: Page, { url }: TestServer, alsoFrom: readonly string[] = []): Promise<Set<string>> {
  const waiting = ['/', ...alsoFrom].map((path) => new URL(path, url))
  const seen = new Set(waiting.map(kindOf))
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    await page.goto(address.href)
    await looksRight(page)
    const links = await page.evaluate<string[]>('Array.from(document.querySelectorAll("a[href]:not([download])"), (link) => link.href)')
    for (const link of links.map((href) => new URL(href))) {
      const kind = kindOf(link)
      if (link.origin !== url || /^\/(language|theme)\//.test(link.pathname) || seen.has(kind)) continue
      seen.add(kind)
      waiting.push(link)
    }
  }
  return seen
}

test.each(screens)('every page of a filled base that a link leads to: $language, $width wide', async (screen) => {
  const server = await testServer()
  await fillDemo(server.database.db, testNow)
  const { page, complaints } = await openPage(browser, screen)
  await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
  await signIn(page, server.url, 'administrator')
  const offered = await server.database.db.selectFrom('offers').select('candidate_id').executeTakeFirstOrThrow()
  const seen = await crawl(page, server, [`/candidates/${offered.candidate_id}`])
  expect([...seen]).toEqual(expect.arrayContaining(places))
  expect(complaints).toEqual([])
})

const places = `/? /batches? /vacancies? /candidates? /turnout? /salaries? /imports? /settings?
  /batches/new?vacancy /batches/:id? /batches/:id/fill? /batches/:id/invitations? /batches/:id/reception?
  /invitations/:id? /invitations/:id/result? /vacancies/new? /vacancies/:id? /vacancies/:id/edit? /vacancies?closed
  /candidates/new? /candidates/:id? /candidates/:id/edit? /candidates/:id/consents/new? /candidates/:id/copy? /candidates/:id/erasure? /candidates/to-erase? /erasures? /candidates/:id/applications/:id/closure?
  /candidates/:id/offers/new?vacancy /offers/:id? /imports/new?kind /imports/new?kind&vacancy
  /salaries/tables? /salaries/tables/new? /salaries/tables/import? /salaries/tables/:id? /salaries/tables/:id/import?
  /salaries/tables/:id/versions/:id? /salaries/tables/:id/versions/:id/edit? /salaries/tables/compare?first&second`.split(/\s+/)

test.each(screens)('a base with nothing in it yet, from the first page on: $language, $width wide', async (screen) => {
  const server = await testServer()
  const { page, complaints } = await openPage(browser, screen)
  await sendWrong(page, `${server.url}/welcome`)
  await addColleagues(server.database.db, testNow)
  await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
  await sendWrong(page, `${server.url}/sign-in`)
  for (const path of ['/planner', '/planner?format=group', '/planner?goal=none', '/planner/campaign', '/planner/campaign?openings=5&come=20of100&held=2&hired=1', '/planner/campaign?openings=none&come=6/5', '/salaries?amount=9000&basis=net', '/salaries?amount=much', '/salaries?age=wages', '/join/none', '/nowhere', '/vacancies?after=x', '/styleguide']) {
    await page.goto(server.url + path)
    await looksRight(page)
  }
  await signIn(page, server.url, 'administrator')
  await crawl(page, server)
  await page.goto(`${server.url}/settings`)
  await page.locator('form[action="/settings/links"] button').click()
  await looksRight(page)
  await page.goto(await page.locator('#link').inputValue().then((link) => link.replace('http://yavka.test', server.url)))
  await looksRight(page)
  expect(complaints).toEqual([])
})

test.each(screens)('forms that could not be accepted, and what a role may not open: $language, $width wide', async (screen) => {
  const server = await testServer()
  await fillDemo(server.database.db, testNow)
  const { page, complaints } = await openPage(browser, screen)
  await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
  await signIn(page, server.url, 'manager')
  await page.goto(`${server.url}/imports`)
  await looksRight(page)
  await page.context().clearCookies({ name: 'yavka' })
  await signIn(page, server.url, 'administrator')
  for (const path of ['/vacancies/new', '/vacancies/1/edit', '/candidates/new', '/candidates/1/edit', '/candidates/1/consents/new', '/candidates/1/erasure', '/batches/new?vacancy=1', '/imports/new?kind=attendance', '/candidates/1/offers/new?vacancy=1', '/salaries/tables/new', '/salaries/tables/import']) {
    await sendWrong(page, server.url + path)
  }
  await page.goto(`${server.url}/salaries/tables/import`)
  await page.setInputFiles('#file', { name: 'bands.csv', mimeType: 'text/csv', buffer: Buffer.from('city,level,from,to\nmoscow,Junior,1,2\nomsk,Junior,1,2') })
  await send(page)
  await page.locator('#read').waitFor()
  await looksRight(page)
  await page.goto(`${server.url}/imports/new?kind=attendance`)
  await page.setInputFiles('#file', fixture('attendance-dirty.csv'))
  await send(page)
  await page.locator('select[name=came]').selectOption('')
  await page.locator('.actions button').first().click()
  await page.locator('.error-summary:focus').waitFor()
  await looksRight(page)
  await page.goto(`${server.url}/candidates/1/erasure`)
  await page.check('input[name=basis][value=request]')
  await page.check('#sure')
  await send(page)
  await page.waitForURL(`${server.url}/erasures/1`)
  await looksRight(page)
  expect(complaints).toEqual([])
})
