import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Language, Role } from '../../src/db/schema/primitives.ts'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { testNow } from '../support/app.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { advertise, makeCandidates, makeVacancy } from '../support/fixtures.ts'
import { testServer, type TestServer } from '../support/server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const anna = 'Ёлкина Анна'

type Screen = { language: Language; width: number }

/** A colleague at a screen of their own, signed in. */
async function colleague(
  { url }: TestServer,
  role: Role,
  screen: Screen,
): Promise<{ walker: Walker; complaints: string[] }> {
  const { page, complaints } = await openPage(browser, screen)
  const walker = new Walker(page, screen.language, url)
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues.find((one) => one.role === role)!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${url}/`)
  // What an account has chosen goes before what the browser asks for.
  await page.goto(`${url}/language/${screen.language}`)
  return { walker, complaints }
}

/** A vacancy of level 2 in Moscow, 39 000 to 42 000 before tax, and somebody who applied. */
async function scene() {
  const server = await testServer()
  await addColleagues(server.database.db, testNow)
  const { db } = server.database
  const vacancy = await makeVacancy(db)
  await advertise(db, vacancy)
  const [candidate = 0] = await makeCandidates(db, vacancy, [anna])
  return { server, candidate }
}

const give = async (walker: Walker, reason: string) => walker.main.locator('#reason').fill(reason)

const looksRight = async (page: Page) => {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}

test.each<{ author: Screen; approver: Screen; answer: 'accept' | 'decline' }>([
  { author: { language: 'ru', width: desk }, approver: { language: 'ru', width: phone }, answer: 'accept' },
  { author: { language: 'en', width: phone }, approver: { language: 'en', width: desk }, answer: 'decline' },
])(
  'an offer outside the band goes between two people until it is answered: $author.language, $answer',
  async (scenario) => {
    const { server, candidate } = await scene()
    const { walker: author, complaints } = await colleague(server, 'manager', scenario.author)
    const { walker: approver, complaints: approverComplaints } = await colleague(server, 'hr', scenario.approver)

    await author.page.goto(`${server.url}/candidates/${candidate}`)
    await author.follow('candidate.make-offer')
    await author.write({ 'offer.fixed-field': '20 000' })
    await author.field('basis.gross').check()
    await author.press('offer.save')
    await author.page.locator('.error-summary:focus').waitFor()
    await author.write({ 'offer.fixed-field': '90 000' })
    await author.press('offer.save')
    await author.sees('offer.saved')
    await author.sees('offer.exception')
    await author.press('offer.act.submit')
    await author.sees('offer.reason-needed.submit')
    await give(author, 'Приводит своих клиентов')
    await author.press('offer.act.submit')
    await author.sees('offer.own-exception')
    expect(await author.button('offer.act.approve').count()).toBe(0)
    await looksRight(author.page)

    await approver.go('nav.offers')
    await approver.followText(anna)
    await approver.seesText('Приводит своих клиентов')
    await approver.press('offer.act.reject')
    await approver.sees('offer.reason-needed.reject')
    await give(approver, 'Слишком дорого')
    await looksRight(approver.page)
    await approver.press('offer.act.reject')
    await approver.sees('offer.moved.rejected')

    await author.page.reload()
    await author.seesText('Слишком дорого')
    await author.press('offer.act.revise')
    await author.follow('action.edit')
    await author.write({ 'offer.fixed-field': '70 000' })
    await author.press('action.save')
    await give(author, 'Приводит клиентов, согласна на меньшее')
    await author.press('offer.act.submit')
    await author.sees('offer.moved.waiting')

    await approver.page.reload()
    await approver.press('offer.act.approve')
    await approver.sees('offer.moved.approved')

    await author.page.reload()
    await author.follow('offer.letter')
    for (const language of ['ru', 'en'] as const) {
      await author.main.locator(`a[hreflang=${language}]`).click()
      await author.page.locator(`article.letter[lang=${language}]`).waitFor()
      await looksRight(author.page)
    }
    await author.follow('letter.back')
    await author.press('offer.act.send')
    await author.sees('offer.moved.sent')
    if (scenario.answer === 'decline') {
      await author.press('offer.act.decline')
      await author.sees('offer.reason-needed.decline')
      await give(author, 'Далеко ездить')
    }
    await author.press(`offer.act.${scenario.answer}`)
    await author.sees(`offer.moved.${scenario.answer === 'accept' ? 'accepted' : 'declined'}`)
    const history = await author.main.locator('#history ol li').allTextContents()
    expect(history).toHaveLength(9)
    expect(history[4]).toContain(
      author.say('offer.before', { pay: `90\u00a0000\u00a0₽, ${author.say('basis.gross')}`, level: 2 }),
    )
    expect([...complaints, ...approverComplaints]).toEqual([])
  },
)
