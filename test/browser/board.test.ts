import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { colleagues, password, addColleagues } from '../../src/demo/colleagues.ts'
import { stagesOf } from '../../src/features/vacancies/reads/stages.ts'
import { testNow } from '../support/app.ts'
import {
  desk,
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  phone,
  type Screen,
} from '../support/browser.ts'
import { makeCandidates, makeVacancy } from '../support/fixtures.ts'
import { testServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const people = [
  'Ким Анна',
  'Орлов Борис',
  'Щукина Вера',
  'Христорождественская-Благовещенская Александра Константиновна',
]

/** A vacancy with some people, all of them new, and colleagues who open its board. */
async function board() {
  const server = await testServer()
  const { db } = server.database
  await addColleagues(db, testNow)
  const vacancy = await makeVacancy(db)
  await makeCandidates(db, vacancy, people)
  const stages = await stagesOf(db, vacancy)
  const open = async (screen: Partial<Screen> = {}, who = 'hr') => {
    const { page, complaints } = await openPage(browser, { language: 'en', width: desk, ...screen })
    await page.context().addCookies([{ name: 'language', value: screen.language ?? 'en', url: server.url }])
    await page.goto(`${server.url}/sign-in`)
    await page.fill('#email', colleagues.find(({ role }) => role === who)!.email)
    await page.fill('#password', password)
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(`${server.url}/`)
    await page.goto(`${server.url}/vacancies/${vacancy}/board`)
    return { page, complaints }
  }
  const standing = async () => {
    const rows = await db
      .selectFrom('applications')
      .innerJoin('stages', 'stages.id', 'applications.stage_id')
      .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
      .select(['candidates.name', 'stages.kind'])
      .orderBy('applications.id')
      .execute()
    return Object.fromEntries(rows.map(({ name, kind }) => [name, kind]))
  }
  return { ...server, vacancy, stages, open, standing }
}

const column = (page: Page, stage: number) => page.locator(`[data-stage="${stage}"]`)
const names = (page: Page, stage: number) => column(page, stage).locator('.tile > a').allTextContents()
const said = (page: Page) => page.locator('#board-said').textContent()

test('by keyboard alone: from card to card, onward and back, and each move is told', async () => {
  const { open, stages, standing } = await board()
  const { page, complaints } = await open()
  const [fresh, screening] = [stages[0]!.id, stages[1]!.id]
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate('document.activeElement.hasAttribute("data-move")')) break
  }
  const focused = () => page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")')
  expect(await focused()).toBe('Move: Ким Анна')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('Move: Орлов Борис')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => said(page)).toBe('Орлов Борис: now in “Screening”')
  expect(await names(page, screening)).toEqual(['Орлов Борис'])
  expect(await focused()).toBe('Move: Орлов Борис')
  expect(await page.locator(`#stage-${fresh} [data-count]`).textContent()).toBe('3')
  // The card carries its new version: the next move is made from where it is now.
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => said(page)).toBe('Орлов Борис: now in “Invited”')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => said(page)).toBe('Орлов Борис: now in “Screening”')
  await page.keyboard.press('Enter')
  const menu = page.locator('.move-menu:popover-open')
  await menu.waitFor()
  await menu.getByRole('button', { name: 'Passed' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => said(page)).toBe('Орлов Борис: now in “Passed”')
  expect((await standing())['Орлов Борис']).toBe('passed')
  expect(complaints).toEqual([])
})

test('with the mouse: a card is dragged to another stage and stays there', async () => {
  const { open, stages, standing } = await board()
  const { page, complaints } = await open()
  const card = page.locator('.tile', { hasText: 'Щукина Вера' })
  const [from, to] = [await card.boundingBox(), await column(page, stages[2]!.id).boundingBox()]
  await page.mouse.move(from!.x + 12, from!.y + from!.height - 60)
  await page.mouse.down()
  for (const part of [0.2, 0.5, 0.8, 1])
    await page.mouse.move(from!.x + (to!.x + 40 - from!.x) * part, from!.y + (to!.y + 30 - from!.y) * part, {
      steps: 4,
    })
  await expect.poll(() => names(page, stages[2]!.id)).toEqual(['Щукина Вера'])
  await page.mouse.up()
  await expect.poll(() => said(page)).toBe('Щукина Вера: now in “Invited”')
  expect((await standing())['Щукина Вера']).toBe('invited')
  await page.reload()
  expect(await names(page, stages[2]!.id)).toEqual(['Щукина Вера'])
  expect(complaints).toEqual([])
})

test('two who move one card: the second is told who was faster, and sees the board as it is', async () => {
  const { open, stages, standing } = await board()
  const [first, second] = [await open({}, 'hr'), await open({}, 'recruiter')]
  await first.page.getByRole('button', { name: 'Move: Ким Анна' }).press('ArrowRight')
  await expect.poll(() => said(first.page)).toBe('Ким Анна: now in “Screening”')
  await second.page.getByRole('button', { name: 'Move: Ким Анна' }).click()
  await second.page.locator('.move-menu:popover-open').getByRole('button', { name: 'Offer', exact: true }).click()
  await expect
    .poll(() => said(second.page))
    .toBe('Ким Анна: Инга Светлова was faster, the card is in “Screening” now. Nothing was overwritten.')
  expect(await names(second.page, stages[1]!.id)).toEqual(['Ким Анна'])
  expect((await standing())['Ким Анна']).toBe('screening')
  // The board that came back can be worked with.
  await second.page.getByRole('button', { name: 'Move: Ким Анна' }).press('ArrowRight')
  await expect.poll(() => said(second.page)).toBe('Ким Анна: now in “Invited”')
  expect(first.complaints).toEqual([])
})

test('without a connection the card goes back to where it was', async () => {
  const { open, stages, standing } = await board()
  const { page } = await open()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Move: Ким Анна' }).press('ArrowRight')
  await expect.poll(() => said(page)).toContain('The card is back where it was')
  expect(await names(page, stages[0]!.id)).toEqual(people)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Move: Ким Анна' }).press('ArrowRight')
  await expect.poll(() => said(page)).toBe('Ким Анна: now in “Screening”')
  expect((await standing())['Ким Анна']).toBe('screening')
})

test('without scripts every card has its menu of stages', async () => {
  const { open, standing } = await board()
  const { page } = await open({ javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Move: Ким Анна' }).click()
  await page.locator('#card-1').getByRole('button', { name: 'Invited' }).click()
  await page.getByText('One candidate is now in “Invited”.').waitFor()
  expect((await standing())['Ким Анна']).toBe('invited')
})

test.each([
  { language: 'ru', width: phone },
  { language: 'en', width: desk },
] as const)('fits the screen, whatever people are called: $language, $width wide', async (screen) => {
  const { open, stages } = await board()
  const { page } = await open(screen)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const last = page.locator(`#stage-${stages.at(-1)!.id}`)
  await last.scrollIntoViewIfNeeded()
  expect((await last.boundingBox())!.x).toBeLessThan(screen.width)
  await expectNoSidewaysScroll(page)
  const buttons = await page.locator('[data-move]').all()
  for (const button of buttons) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(24)
})

test('on a phone it opens at the first stage that has people', async () => {
  const { database, stages, open } = await board()
  await database.db.updateTable('applications').set({ stage_id: stages[2]!.id }).execute()
  const { page } = await open({ width: phone })
  const column = page.locator(`#column-${stages[2]!.id}`)
  await expect.poll(async () => Math.round((await column.boundingBox())!.x)).toBe(16)
})
