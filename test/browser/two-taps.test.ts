import type { Browser, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { desk, launchBrowser, openPage, phone } from '../support/browser.ts'
import { filledServer, type TestServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** Somebody on Today who counts what they press. */
class Taps {
  count = 0
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Presses what is seen without opening anything else first. */
  async tap(what: string | Locator): Promise<void> {
    const target = (typeof what === 'string' ? this.page.locator(`main ${what}`) : what).filter({ visible: true })
    await target.first().click()
    this.count += 1
    await this.page.waitForLoadState()
  }
}

async function onToday(width: number) {
  const server = await filledServer()
  const { page, complaints } = await openPage(browser, { language: 'ru', width, javaScriptEnabled: false })
  await page.goto(`${server.url}/sign-in`)
  await page.fill('[name=email]', 'inga@example.ru')
  await page.fill('[name=password]', 'quiet morning tea')
  await page.locator('main form button[type=submit]').click()
  await page.locator('#needs').waitFor()
  return { server, page, complaints, taps: new Taps(page) }
}

const count = async ({ database: { db } }: TestServer, what: 'came' | 'invited' | 'approved') => {
  if (what === 'approved')
    return (await db.selectFrom('offers').select('id').where('status', '=', 'approved').execute()).length
  const rows = await db.selectFrom('invitations').select(['presence']).where('status', '=', 'active').execute()
  return what === 'invited' ? rows.length : rows.filter(({ presence }) => presence === 'came').length
}

/** An exception that a colleague has sent for approval. */
async function offerToApprove({ database: { db } }: TestServer) {
  const { id: author } = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'manager')
    .executeTakeFirstOrThrow()
  const { id } = await db.selectFrom('offers').select('id').where('status', '=', 'draft').executeTakeFirstOrThrow()
  await db
    .updateTable('offers')
    .set({ status: 'waiting', needs_approval: 1, created_by: author, reason: 'Редкий опыт' })
    .where('id', '=', id)
    .execute()
}

/**
 * Before, each from the same page: to mark somebody 2 (reception, came); to call 3 (the day, its calls, the number);
 * to invite 3 (the day, choose them, invite); to approve 3 (the list, the offer, approve); why a number is what it is
 * 2 (the day, which explained each chance, but not how many are missing).
 */
describe.each([phone, desk])('from Today, at %i wide, at most two taps', (width) => {
  test('mark who came', async () => {
    const { server, taps } = await onToday(width)
    const before = await count(server, 'came')
    await taps.tap('.button.fill')
    await taps.tap('form[action*="/mark/arrived"] button')
    expect(await count(server, 'came')).toBe(before + 1)
    expect(taps.count).toBe(2)
  })

  test('call the next person', async () => {
    const { page, taps } = await onToday(width)
    await taps.tap('.needs a[href$="/calls"]')
    // The second tap is the number itself.
    expect(await page.locator('main a[href^="tel:"]').filter({ visible: true }).count()).toBeGreaterThan(0)
    expect(taps.count + 1).toBe(2)
  })

  test('invite those who are missing', async () => {
    const { server, taps } = await onToday(width)
    const before = await count(server, 'invited')
    await taps.tap('.needs a[href*="/fill?more="]')
    await taps.tap('form[action$="/fill"] button[formmethod=post]')
    expect(await count(server, 'invited')).toBeGreaterThan(before)
    expect(taps.count).toBe(2)
  })

  test('approve an offer', async () => {
    const { server, page, taps } = await onToday(width)
    await offerToApprove(server)
    await page.reload()
    const before = await count(server, 'approved')
    await taps.tap('.needs a[href^="/offers/"]')
    await taps.tap('button[name=act][value=approve]')
    expect(await count(server, 'approved')).toBe(before + 1)
    expect(taps.count).toBe(2)
  })

  test('see why a number is what it is', async () => {
    const { page, taps, complaints } = await onToday(width)
    await taps.tap('.needs .why-button')
    expect(await page.locator('.explanation:popover-open li').count()).toBeGreaterThan(2)
    expect(taps.count).toBe(1)
    expect(complaints).toEqual([])
  })
})
