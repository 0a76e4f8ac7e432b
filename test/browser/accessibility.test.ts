import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/db/schema/primitives.ts'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { testNow } from '../support/app.ts'
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  phone,
  type Screen,
  type Theme,
} from '../support/browser.ts'
import { filledServer, testServer, type TestServer } from '../support/server.ts'
import type { WhenOver } from '../support/database.ts'
import { everyPage, pagesLedTo } from './every-page.ts'
import { fixture } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** Each page is walked twice, with another width, language and theme. */
const screens: (Screen & { theme: Theme })[] = [
  { language: 'ru', width: phone, theme: 'light' },
  { language: 'en', width: desk, theme: 'dark' },
]

const looksRight = async (page: Page, theme: Theme) => {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page, [theme])
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
async function sendWrong(page: Page, address: string, theme: Theme) {
  await page.goto(address)
  for (const field of await page
    .locator('main form')
    .first()
    .locator('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea')
    .all()) {
    if (await field.isVisible()) await field.fill('')
  }
  await send(page)
  await page.locator('.error-summary:focus').waitFor()
  await looksRight(page, theme)
}

/** A server and a visitor's page which the tests of a describe share; `begin` prepares them. */
function sharedVisit(
  screen: (typeof screens)[number],
  openServer: typeof testServer,
  begin: (server: TestServer, page: Page, whenOver: WhenOver) => Promise<void>,
) {
  const visit = {} as { server: TestServer; page: Page; complaints: string[] }
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const whenOver: WhenOver = (close) => void closing.push(close)
    visit.server = await openServer(whenOver)
    Object.assign(visit, await openPage(browser, screen, whenOver))
    await visit.page.context().addCookies([{ name: 'language', value: screen.language, url: visit.server.url }])
    await begin(visit.server, visit.page, whenOver)
  })
  afterAll(async () => {
    for (const close of closing.toReversed()) await close()
  })
  const look = async (address: string) => {
    visit.complaints.length = 0
    await visit.page.goto(new URL(address, visit.server.url).href)
    await looksRight(visit.page, screen.theme)
    expect(visit.complaints).toEqual([])
  }
  return { visit, look }
}

describe.each(screens)('a filled base: $language, $width wide', (screen) => {
  let pages = new Map<string, string>()
  const { visit, look } = sharedVisit(screen, filledServer, async (server, page) => {
    await signIn(page, server.url, 'administrator')
    const offered = await server.database.db.selectFrom('offers').select('candidate_id').executeTakeFirstOrThrow()
    pages = await pagesLedTo(await server.visitor('administrator'), ['/', `/candidates/${offered.candidate_id}`])
  })

  test('links lead to these kinds of pages and to no others', () => {
    expect([...pages.keys()].toSorted()).toEqual(everyPage.toSorted())
  })

  test.each(everyPage)('the page %s', async (kind) => {
    await look(pages.get(kind) ?? 'no link leads there')
  })

  test.each(['elsewhere', 'missed', 'came'])('those of the group “%s” to invite', async (group) => {
    // Tall enough that the bar at the bottom hides no part of a row from axe.
    await visit.page.setViewportSize({ width: screen.width, height: 3000 })
    await look(`/batches/9/fill?group=${group}`)
    await visit.page.setViewportSize({ width: screen.width, height: 844 })
  })

  test.each([
    '/vacancies/new',
    '/vacancies/1/edit',
    '/candidates/new',
    '/candidates/1/edit',
    '/candidates/1/consents/new',
    '/candidates/1/erasure',
    '/batches/new?vacancy=1',
    '/imports/new?kind=attendance',
    '/candidates/1/offers/new?vacancy=1',
    '/salaries/tables/new',
    '/salaries/tables/import',
  ])('the form of %s with nothing in it', async (path) => {
    await sendWrong(visit.page, visit.server.url + path, screen.theme)
  })

  test('what a manager may not open', async () => {
    const { page, complaints } = await openPage(browser, screen)
    await page.context().addCookies([{ name: 'language', value: screen.language, url: visit.server.url }])
    await signIn(page, visit.server.url, 'manager')
    await page.goto(`${visit.server.url}/imports`)
    await looksRight(page, screen.theme)
    expect(complaints).toEqual([])
  })

  test('a pay table from a file with a city nobody knows', async () => {
    const { page, server } = visit
    await page.goto(`${server.url}/salaries/tables/import`)
    await page.setInputFiles('#file', {
      name: 'bands.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('city,level,from,to\nmoscow,Junior,1,2\nomsk,Junior,1,2'),
    })
    await send(page)
    await page.locator('#read').waitFor()
    await looksRight(page, screen.theme)
  })

  test('a file of attendance whose outcome no column was chosen for', async () => {
    const { page, server } = visit
    await page.goto(`${server.url}/imports/new?kind=attendance`)
    await page.setInputFiles('#file', fixture('attendance-dirty.csv'))
    await send(page)
    await page.locator('select[name=came]').selectOption('')
    await page.locator('.actions button').first().click()
    await page.locator('.error-summary:focus').waitFor()
    await looksRight(page, screen.theme)
  })

  test('the entry about somebody who was erased', async () => {
    const { page, server } = visit
    await page.goto(`${server.url}/candidates/1/erasure`)
    await page.check('input[name=basis][value=request]')
    await page.check('#sure')
    await send(page)
    await page.waitForURL(`${server.url}/erasures/1`)
    await looksRight(page, screen.theme)
    expect(visit.complaints).toEqual([])
  })
})

const withoutAccount = [
  '/planner',
  '/planner?format=group',
  '/planner?goal=none',
  '/planner/campaign',
  '/planner/campaign?openings=5&come=20of100&held=2&hired=1',
  '/planner/campaign?openings=none&come=6/5',
  '/salaries?amount=9000&basis=net',
  '/salaries?amount=much',
  '/salaries?age=wages',
  '/join/none',
  '/nowhere',
  '/vacancies?after=x',
  '/styleguide',
]

describe.each(screens)('a base with nothing in it yet: $language, $width wide', (screen) => {
  const { visit, look } = sharedVisit(screen, testServer, async (server, page) => {
    await sendWrong(page, `${server.url}/welcome`, screen.theme)
    await addColleagues(server.database.db, testNow)
  })

  test.each(withoutAccount)('the page %s for anybody', look)

  test('the form of /sign-in with nothing in it', () =>
    sendWrong(visit.page, `${visit.server.url}/sign-in`, screen.theme))

  test('every page that a link leads to', async () => {
    const { page, server } = visit
    await signIn(page, server.url, 'administrator')
    for (const address of (await pagesLedTo(await server.visitor('administrator'), ['/'])).values()) await look(address)
  })

  test('a link for a colleague, and the page it leads to', async () => {
    const { page, server, complaints } = visit
    await page.goto(`${server.url}/settings`)
    const make = page.locator('form[action="/settings/links"] button')
    if (!(await make.isVisible())) await page.locator('details:has(form[action="/settings/links"]) > summary').click()
    await make.click()
    await looksRight(page, screen.theme)
    await page.goto(
      await page
        .locator('#link')
        .inputValue()
        .then((link) => link.replace('http://yavka.test', server.url)),
    )
    await looksRight(page, screen.theme)
    expect(complaints).toEqual([])
  })
})
