import { Temporal } from 'temporal-polyfill'
import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { testNow } from '../support/app.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, launchBrowser, openPage, phone } from '../support/browser.ts'
import { makeCandidates, makeVacancy } from '../support/fixtures.ts'
import { testServer } from '../support/server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

const [anna, boris, vera] = ['Ким Анна', 'Орлов Борис', 'Щукина Вера'] as const

test.each([
  { language: 'ru', width: phone, javaScriptEnabled: true },
  { language: 'en', width: desk, javaScriptEnabled: false },
] as const)(
  'a day is closed and leads to the next one: $language, $width wide, scripts: $javaScriptEnabled',
  async (screen) => {
    const server = await testServer()
    const { db } = server.database
    await addColleagues(db, testNow)
    const vacancy = await makeVacancy(db)
    await makeCandidates(db, vacancy, [anna, boris, vera])
    const { page, complaints } = await openPage(browser, screen)
    const walker = new Walker(page, screen.language, server.url)
    // The checker is a script itself.
    const looksRight = async () => {
      if (!screen.javaScriptEnabled) return
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
    await page.context().addCookies([{ name: 'language', value: screen.language, url: server.url }])
    await page.goto(`${server.url}/sign-in`)
    await walker.write({
      'account.email': colleagues.find(({ role }) => role === 'hr')!.email,
      'account.password': password,
    })
    await walker.press('sign-in.submit')
    await page.waitForURL(`${server.url}/`)

    // The day is planned for today, and all three are ticked.
    await page.goto(`${server.url}/batches/new?vacancy=${vacancy}`)
    await walker.write({
      'planner.until': '11:00',
      'planner.goal': '1',
      'batch.date': '2026-11-24',
      'batch.place': 'Тверская, 1',
    })
    await walker.press('batch.save')
    await walker.press('fill.submit')
    await walker.sees('fill.done', { invited: 3 })
    const day = page.url()

    server.clock.now = Temporal.Instant.from('2026-11-24T07:05:00Z')
    await page.goto(day)
    await walker.follow('home.reception')
    for (const name of [anna, boris]) {
      await walker.press('reception.mark-came', name)
      await walker.button('reception.call-in', name).waitFor()
    }

    // Two slots of half an hour from 10:00: too early, and two results are missing.
    await page.goto(day)
    await walker.follow('day.step-close')
    await walker.sees('batch.ends-at', { time: '11:00' })
    await walker.sees('batch.without-result', { count: 2 })
    await looksRight()
    await walker.follow('batch.fill-in-results')
    await looksRight()
    const row = (name: string) => walker.main.getByRole('group', { name })
    const tap = (name: string, label: string) => row(name).getByLabel(label, { exact: true }).check()
    await tap(anna, walker.say('result.passed'))
    await row(boris).locator('.refusal > summary').click()
    await tap(boris, walker.say('results.refused', { reason: walker.say('result.reason.skills') }))
    await walker.press('results.save')
    await walker.sees('results.recorded', { count: 2 })

    server.clock.now = Temporal.Instant.from('2026-11-24T08:00:00Z')
    await page.goto(day)
    await walker.follow('advice.button-close')
    await walker.press('batch.close')
    await walker.sees('batch.closed-done')
    await walker.sees('next.offer', { name: anna })
    await looksRight()

    // Nobody has planned another day: one is planned like this one, for her who did not come.
    await walker.followText(walker.say('next.again-plan', { count: 1 }))
    expect(await walker.field('planner.until').inputValue()).toBe('11:00')
    expect(await walker.field('batch.date').inputValue()).toBe('2026-11-25')
    expect(await walker.field('batch.place').inputValue()).toBe('Тверская, 1')
    await walker.press('batch.save')
    expect(await walker.main.getByRole('checkbox', { name: vera }).isChecked()).toBe(true)
    await walker.press('fill.submit')
    await walker.sees('fill.done', { invited: 1 })
    expect(complaints).toEqual([])
  },
)
