import { Temporal } from 'temporal-polyfill'
import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { firstStartCode } from '../../src/features/accounts/first-start-code.ts'
import { formatsFor } from '../../src/web/texts/formats.ts'
import { desk, launchBrowser, openPage, phone, type Screen } from '../support/browser.ts'
import { testServer, type TestServer } from '../support/server.ts'
import { fixture, Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const title = 'Менеджер по работе с клиентами'
const [julia, anna, peter, maria] = ['Ёлкина Юлия', 'Ким Анна', 'Орлов Пётр', 'Щукина Мария'] as const

const screens: (Screen & { javaScriptEnabled: boolean })[] = [
  { language: 'ru', width: phone, javaScriptEnabled: true },
  { language: 'en', width: desk, javaScriptEnabled: true },
  { language: 'en', width: phone, javaScriptEnabled: false },
]

test.each(screens)(
  'from a file of candidates to an offer: $language, $width wide, scripts: $javaScriptEnabled',
  async (screen) => {
    const server = await testServer()
    const { page, complaints } = await openPage(browser, screen)
    const walker = new Walker(page, screen.language, server.url)
    await setUp(walker, server)
    await loadHistory(walker)
    await makeVacancy(walker)
    await loadCandidates(walker)
    await planDay(walker)
    await invite(walker)
    await receive(walker, server)
    await close(walker, server)
    await offer(walker)
    expect(complaints).toEqual([])
  },
)

async function setUp(walker: Walker, { services }: TestServer) {
  await walker.page.goto(walker.url)
  await walker.sees('setup.title')
  await walker.write({
    'setup.code': firstStartCode(services),
    'account.name': 'Анна Орлова',
    'account.email': 'anna@example.ru',
    'account.password': 'тихое утро и чай',
  })
  await walker.press('setup.submit')
  await walker.sees('welcome', { name: 'Анна Орлова' })
}

/** Of the twelve rows one has no readable date and one no outcome; six of the ten others came. */
async function loadHistory(walker: Walker) {
  await walker.followText(`${walker.say('home.step-load')}: ${walker.say('home.step-history')}`)
  expect(await walker.load(fixture('attendance-dirty.csv'))).toEqual(['12', '10', '0', '0', '2'])
  await walker.sees('imports.reason.date-unreadable')
  await walker.sees('imports.reason.outcome-missing')
  await walker.follow('imports.to-turnout')
  await walker.sees('turnout.counts', { came: 6, invited: 10 })
}

async function makeVacancy(walker: Walker) {
  await walker.go('nav.vacancies')
  await walker.follow('vacancies.new')
  await walker.write({ 'vacancy.title': title, 'vacancy.openings': '3', 'vacancy.pay-from': '60 000' })
  await walker.field('vacancy.city').selectOption('moscow')
  await walker.field('vacancy.level').selectOption('2')
  await walker.field('basis.gross').check()
  await walker.press('action.save')
  await walker.sees('vacancy.created')
}

/** Seven people who can be reached, and one who cannot. */
async function loadCandidates(walker: Walker) {
  await walker.follow('vacancy.load')
  expect(await walker.load(fixture('candidates-to-invite.csv'))).toEqual(['8', '7', '0', '0', '1'])
  await walker.sees('imports.reason.contact-missing')
  await walker.follow('imports.to-vacancy')
  for (const name of [julia, anna, peter, maria]) await walker.seesText(name)
}

async function planDay(walker: Walker) {
  await walker.follow('vacancy.plan')
  expect(await walker.field('planner.came').inputValue()).toBe('6')
  expect(await walker.field('planner.invited').inputValue()).toBe('10')
  await walker.write({
    'planner.goal': '3',
    'planner.until': '11:00',
    'batch.date': '2026-11-25',
    'batch.interviewer-names': 'Пётр Орлов',
    'batch.place': 'Тверская, 1',
  })
  // Two interviews of half an hour are too few for three people.
  await walker.main.locator('#interviewers').fill('2')
  await walker.press('planner.submit')
  await walker.sees('planner.stated')
  await walker.press('batch.save')
  await walker.sees('batch.saved')
}

async function invite(walker: Walker) {
  for (const box of await walker.main.locator('input[name=candidate]').all()) await box.check()
  await walker.press('fill.submit')
  await walker.sees('fill.done', { invited: 7 })
  expect(await walker.main.locator('.times > li > ul > li').count()).toBe(7)
  await walker.openMenu('day.more')
  await walker.follow('batch.list')
  const text = await walker.main.getByLabel(walker.say('invitation.text-of', { name: julia })).inputValue()
  expect(text).toContain('Тверская, 1')
  expect(text).not.toContain(anna)
  await walker.follow('action.back')
}

/** The day: two came, one of them late; one did not; one mark was a slip; and somebody came without an invitation. */
async function receive(walker: Walker, { clock }: TestServer) {
  clock.now = Temporal.Instant.from('2026-11-25T07:05:00Z')
  // The session of the day before is over.
  await walker.page.goto(walker.url)
  await walker.write({ 'account.email': 'anna@example.ru', 'account.password': 'тихое утро и чай' })
  await walker.press('sign-in.submit')
  await walker.go('nav.today')
  await walker.follow('home.reception')
  await walker.press('reception.mark-came', julia)
  // Her button is the one that is filled.
  await walker.main.locator('.fill', { hasText: walker.say('reception.call-in') }).waitFor()
  await walker.openMenu('reception.more-of', { name: anna })
  await walker.press('reception.mark-late', anna)
  await walker.main.locator('#waiting ~ .list', { hasText: walker.say('reception.is-late') }).waitFor()
  await walker.openMenu('reception.more-of', { name: peter })
  await walker.press('reception.mark-missed', peter)
  await walker.sees('reception.past-counts', { met: 0, away: 1 })
  await walker.press('reception.mark-came', maria)
  await walker.button('reception.call-in', maria).waitFor()
  await walker.openMenu('reception.more-of', { name: maria })
  await walker.press('reception.undo', maria)
  await walker.button('reception.mark-came', maria).waitFor()
  await walker.sees('reception.came-of', { came: 2, invited: 7 })

  await walker.main.locator('#walk-in > summary').click()
  await walker.write({ 'reception.walk-in-name': 'Новиков Иван', 'reception.walk-in-phone': '8 900 555-44-33' })
  await walker.press('reception.walk-in-add')
  await walker.sees('reception.walk-in-done', { name: 'Новиков Иван' })
  clock.now = clock.now.add({ minutes: 10 })
  await walker.press('reception.call-in', julia)
  await walker.sees('reception.in-since', { time: '10:15', minutes: 0 })
  await walker.sees('reception.waits', { minutes: 10 })

  await walker.main.getByRole('link', { name: walker.say('reception.set-result-of', { name: julia }) }).click()
  await walker.field('result.passed').check()
  await walker.press('result.save')
  await walker.sees('result.done', { name: julia })
  await walker.main.locator('.back').click()
}

/** When the last slot has ended. */
async function close(walker: Walker, { clock }: TestServer) {
  clock.now = Temporal.Instant.from('2026-11-25T08:00:00Z')
  await walker.follow('day.step-close')
  await walker.press('batch.close')
  await walker.sees('batch.closed-done')
  // (6 + 1) / (10 + 5) of the seven invited: the history, with the article's 1 in 5 weighing as five more.
  const expected = formatsFor(walker.language).number((7 * 7) / 15, 1)
  expect(await walker.main.locator('.advice .n').textContent()).toBe('2')
  expect(await walker.main.locator('.day-answer figcaption').textContent()).toContain(expected)
  await walker.sees('batch.outcome-inside')
  await walker.sees('batch.walk-ins', { count: 1 })
}

async function offer(walker: Walker) {
  await walker.followText(julia)
  await walker.follow('candidate.make-offer')
  await walker.write({ 'offer.fixed-field': '50 000' })
  await walker.field('basis.gross').check()
  await walker.press('offer.show')
  await walker.sees('salaries.how')
  await walker.press('offer.save')
  await walker.sees('offer.saved')
  await walker.main
    .locator('details', { hasText: walker.say('offer.kept') })
    .locator('summary')
    .first()
    .click()
  await walker.sees('offer.kept')
}
