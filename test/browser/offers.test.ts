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
  await signIn(page, url, role)
  const walker = new Walker(page, screen.language, url)
  // What an account has chosen goes before what the browser asks for.
  await page.goto(`${url}/language/${screen.language}`)
  return { walker, complaints }
}

async function signIn(page: Page, url: string, role: Role) {
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues.find((one) => one.role === role)!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${url}/`)
}

/** The administrator, at somebody's screen, will be away today, and names who approves offers meanwhile. */
async function nameDelegate({ page, url }: Walker, language: Language, delegate: string) {
  await signIn(page, url, 'administrator')
  await page.goto(`${url}/language/${language}`)
  const walker = new Walker(page, language, url)
  await page.goto(`${url}/settings/absence`)
  await walker.write({ 'absence.to': await walker.field('absence.from').inputValue() })
  await walker.choose('absence.delegate', delegate)
  await looksRight(page)
  await walker.press('action.save')
  await walker.sees('absence.saved')
  await page.context().clearCookies()
}

/** A vacancy of level 2 in Moscow, 39 000 to 42 000 before tax, and somebody who applied. */
async function scene() {
  const server = await testServer()
  await addColleagues(server.database.db, testNow)
  const { db } = server.database
  const vacancy = await makeVacancy(db)
  await advertise(db, vacancy)
  const [candidate = 0] = await makeCandidates(db, vacancy, [anna])
  await db.updateTable('candidates').set({ expected_pay: 80_000, pay_basis: 'gross' }).execute()
  return { server, candidate }
}

const nameOf = (role: Role) => colleagues.find((one) => one.role === role)!.name

const give = async (walker: Walker, reason: string) => walker.main.locator('#reason').fill(reason)

const looksRight = async (page: Page) => {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}

/** On paper there is the letter and nothing else, on one sheet of A4. */
const printsOnOneSheet = async (page: Page) => {
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.top, .dock, .back, .actions, button').filter({ visible: true }).count()).toBe(0)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(/\/MediaBox \[0 0 (\d+)\.\d+ (\d+)/.exec(pdf)?.slice(1)).toEqual(['594', '841'])
  await page.emulateMedia({ media: null })
}

test.each<{ author: Screen; approver: Screen; answer: 'accept' | 'decline' }>([
  { author: { language: 'ru', width: desk }, approver: { language: 'ru', width: phone }, answer: 'accept' },
  { author: { language: 'en', width: phone }, approver: { language: 'en', width: desk }, answer: 'decline' },
])(
  'an offer outside the band goes between two people until it is answered: $author.language, $answer',
  async (scenario) => {
    const { server, candidate } = await scene()
    const { walker: author, complaints } = await colleague(server, 'manager', scenario.author)
    const { page: screen, complaints: approverComplaints } = await openPage(browser, scenario.approver)
    const approver = new Walker(screen, scenario.approver.language, server.url)
    const [inga, alla] = [nameOf('hr'), nameOf('administrator')]
    await nameDelegate(approver, scenario.approver.language, inga)
    await signIn(screen, server.url, 'hr')
    await screen.goto(`${server.url}/language/${scenario.approver.language}`)

    await author.page.goto(`${server.url}/candidates/${candidate}`)
    await author.follow('candidate.make-offer')
    await author.write({ 'offer.fixed-field': '20 000' })
    await author.field('basis.gross').check()
    await author.press('offer.save')
    await author.page.locator('.error-summary:focus').waitFor()
    await author.write({ 'offer.fixed-field': '90 000' })
    await author.main.locator('#terms > summary').click()
    await author.write({ 'offer.start-on': '2026-12-07', 'offer.valid-until': '2026-11-30' })
    await author.field('offer.probation').selectOption('3')
    await author.write({ 'offer.schedule': '5/2, 9:00–18:00' })
    await author.press('offer.save')
    await author.sees('offer.saved')
    await author.sees('offer.exception-far', { names: inga, percent: '10' })
    await author.press('offer.act.submit')
    await author.sees('offer.reason-needed.submit')
    await give(author, 'Приводит своих клиентов')
    await author.press('offer.act.submit')
    await author.sees('offer.own-exception')
    await author.sees('offer.waits-for-then', { names: inga })
    expect(await author.button('offer.act.approve').count()).toBe(0)
    await looksRight(author.page)

    await approver.go('nav.offers')
    await approver.followText(anna)
    await approver.seesText('Приводит своих клиентов')
    await approver.seesText('80\u00a0000')
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
    await author.sees('offer.by-for', { name: inga, instead: alla })
    await author.follow('offer.correct')
    await author.write({ 'offer.fixed-field': '65 000', 'offer.correction-reason': 'Договорились' })
    await author.press('offer.correction-save')
    await give(author, 'Согласна на меньшее')
    await author.press('offer.act.submit')
    await approver.page.reload()
    await approver.press('offer.act.approve')
    await approver.sees('offer.moved.approved')

    await author.page.reload()
    await author.follow('offer.letter')
    for (const language of [scenario.author.language, scenario.author.language === 'ru' ? 'en' : 'ru'] as const) {
      if (language !== scenario.author.language) await author.main.locator(`a[hreflang=${language}]`).click()
      const letter = author.page.locator(`article.letter[lang=${language}]`)
      await letter.waitFor()
      expect((await letter.innerText()).replaceAll('\u00a0', ' ')).toContain('65 000 ₽')
      await looksRight(author.page)
    }
    await printsOnOneSheet(author.page)
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
    expect(history).toHaveLength(12)
    expect(history[4]).toContain(
      author.say('offer.before', { pay: `90\u00a0000\u00a0₽, ${author.say('basis.gross')}`, level: 2 }),
    )
    expect([...complaints, ...approverComplaints]).toEqual([])
  },
)
