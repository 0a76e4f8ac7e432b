import { describe, expect, test } from 'vitest'
import type { Role } from '../../../src/db/schema/primitives.ts'
import { filledApp, testApp, testNow, type Visitor } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

const main = (body: string) => /<main[^]*<\/main>/.exec(body)?.[0] ?? ''

const today = async (who: Visitor, address = '/') => main((await who.get(address)).body)

/** The words of the one filled button of a page. */
function filled(body: string): string | undefined {
  const buttons = [...body.matchAll(/class="button fill" href="[^"]+">([^<]+)/g)]
  expect(buttons.length).toBeLessThanOrEqual(1)
  return buttons[0]?.[1]
}

/** The lines of "Needs attention", each with its figure and the address of its act. */
function rows(body: string) {
  return [...body.matchAll(/<li id="[^"]+">[^]*?href="([^"]+)" aria-label="[^:]+: ([^"]+)"/g)].map(
    ([, href, text]) => `${text} → ${href}`,
  )
}

/** A day of today at 10:00 in Moscow, and three people who could be invited. */
async function day() {
  const clock = { now: testNow }
  const made = await testApp({}, clock)
  const { db } = made.database
  const vacancy = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', smallFlow(vacancy))
  const batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const ids = await makeCandidates(db, vacancy, ['Ёлкина Анна', 'Ким Борис', 'Орлова Вера'])
  const invite = () => hr.post(`/batches/${batch}/fill`, { candidate: ids.map(String), slot: '', beyond: 'yes' })
  const mark = async (candidate: number, what: string) => {
    const { id, version } = await db
      .selectFrom('invitations')
      .select(['id', 'version'])
      .where('candidate_id', '=', candidate)
      .executeTakeFirstOrThrow()
    return hr.post(`/invitations/${id}/mark/${what}`, { version: String(version) })
  }
  return { ...made, db, clock, vacancy, hr, batch, ids, invite, mark }
}

describe('the day of today', () => {
  test('asks for one thing at a time: to invite, to receive, to close', async () => {
    const { hr, clock, batch, ids, invite, mark, db } = await day()
    const short = await today(hr)
    expect(filled(short)).toBe('Choose whom to invite')
    expect(short).toContain('Nobody is invited yet.')
    await invite()
    await db.updateTable('batches').set({ goal: 1, confidence: 0.2 }).execute()
    expect(filled(await today(hr))).toBe('Start calling')

    clock.now = testNow.add({ hours: 1 })
    await mark(ids[0]!, 'came')
    clock.now = clock.now.add({ minutes: 12 })
    const running = await today(hr)
    expect(filled(running)).toBe('Open the reception')
    expect(running).toContain('One person is waiting</strong>: Ёлкина Анна, 12 minutes.')
    expect(running).toContain('1 of 3 came: the goal of one person is met.')

    // The last time is over, but she still waits: as on the page of the day, the reception comes first.
    clock.now = testNow.add({ hours: 9 })
    expect(filled(await today(hr))).toBe('Open the reception')
    await mark(ids[0]!, 'call-in')
    const over = await today(hr)
    expect(filled(over)).toBe('Close the day')
    expect(over).toContain('2 people are not marked.')
    await hr.post(`/batches/${batch}/close`)
    const closed = await today(hr)
    expect(filled(closed)).toBeUndefined()
    expect(closed).toContain('The day is closed.')
  })

  test('shows everybody at their time with a mark that is also a word', async () => {
    const { hr, clock, batch, ids, invite, mark, db } = await day()
    await invite()
    await db.updateTable('invitations').set({ reply: 'yes' }).where('candidate_id', '=', ids[1]!).execute()
    clock.now = testNow.add({ hours: 1 })
    await mark(ids[0]!, 'came')
    await mark(ids[2]!, 'missed')
    const marks = [...(await today(hr)).matchAll(/<title>([^<]+)<\/title>[^]*?<span>([^<]+)/g)]
    expect(marks.map(([, word, name]) => `${name}: ${word}`).toSorted()).toEqual([
      'Ёлкина А.: waiting',
      'Ким Б.: promises to come',
      'Орлова В.: not here',
    ])
    // Who left before the interview is marked as on the page of the day: the tick, and the word beside it.
    await mark(ids[0]!, 'left')
    const tick = /<title>left before the interview<\/title>\s*<use href="[^"]*#mark-done"/
    for (const path of ['/', `/batches/${batch}`]) expect((await hr.get(path)).body, path).toMatch(tick)
  })

  test('leaves a colleague who may not plan the reception, and nothing to invite', async () => {
    const { visitor } = await day()
    const page = await today(await visitor('manager'))
    expect(filled(page)).toBe('Open the reception')
    expect(page).not.toContain('/fill')
  })

  test('nobody is asked to close a day again that was left open, once it is closed; results are asked for', async () => {
    const { hr, clock, batch, ids, invite, mark } = await day()
    await invite()
    clock.now = testNow.add({ hours: 1 })
    await mark(ids[0]!, 'came')
    clock.now = testNow.add({ hours: 24 })
    const open = `1 day is not closed → /batches/${batch}/close`
    const results = `1 result is missing → /batches/${batch}/results`
    expect(rows(await today(hr))).toEqual([open, results])
    await hr.post(`/batches/${batch}/close`)
    expect(rows(await today(hr))).toEqual([results])
  })
})

describe('needs attention', () => {
  test.each<Role>(['administrator', 'hr', 'manager', 'recruiter'])(
    'leads a colleague only to what they may open: %s',
    async (role) => {
      const { visitor } = await filledApp()
      const who = await visitor(role)
      const page = await today(who)
      expect(filled(page)).toBeDefined()
      const addresses = new Set([...page.matchAll(/href="([^"#]+)/g)].map(([, href]) => href!.replaceAll('&amp;', '&')))
      for (const address of addresses) expect((await who.get(address)).statusCode, address).toBe(200)
    },
  )

  test('says as many are missing as the page of that day, and why', async () => {
    const { visitor } = await filledApp()
    const hr = await visitor('hr')
    const page = await today(hr)
    const links = [...page.matchAll(/href="\/batches\/(\d+)\/fill\?more=(\d+)"/g)]
    expect(links.length).toBeGreaterThan(1)
    for (const [, batch, more] of links) {
      expect((await hr.get(`/batches/${batch}`)).body).toContain(`/batches/${batch}/fill?more=${more}`)
      expect(page).toMatch(new RegExp(`popovertarget="why-${batch}"[^>]*>${more}<`))
    }
  })

  test('passes on who passed and has no offer, until there is one', async () => {
    const { hr, db, vacancy, ids } = await day()
    const stage = await db.selectFrom('stages').select('id').where('kind', '=', 'passed').executeTakeFirstOrThrow()
    const application = await db
      .selectFrom('applications')
      .select(['id', 'version'])
      .where('candidate_id', '=', ids[0]!)
      .executeTakeFirstOrThrow()
    await hr.post(`/vacancies/${vacancy}/moves`, { to: `${application.id}.${application.version}.${stage.id}` })
    expect(rows(await today(hr))).toContain('1 person waits for an offer → /my-day?list=passed')
    expect(await today(hr, '/my-day?list=passed')).toContain(`/candidates/${ids[0]}/offers/new?vacancy=${vacancy}`)
    await hr.post(`/candidates/${ids[0]}/offers?vacancy=${vacancy}`, { amount: '40000', basis: 'gross', level: '2' })
    expect(await db.selectFrom('offers').select('id').execute()).toHaveLength(1)
    expect((await today(hr)).includes('waits for an offer')).toBe(false)
  })

  test('lists what nobody has taken, a few of them at most, and they are taken there', async () => {
    const { hr, db } = await day()
    const vacancy = await makeVacancy(db, 'Другая')
    await makeCandidates(
      db,
      vacancy,
      Array.from({ length: 60 }, (_, index) => `Кандидат ${index}`),
    )
    await db.updateTable('applications').set({ in_talks: 1 }).where('vacancy_id', '=', vacancy).execute()
    expect(await today(hr)).toMatch(/href="\/\?tasks=nobody#attention"[^>]*>Nobody’s 49\+/)
    const page = await today(hr, '/?tasks=nobody')
    const names = [...page.matchAll(/<a class="plain" href="\/candidates[^>]+>([^<]+)/g)].map(([, name]) => name!)
    expect(names).toHaveLength(8)
    const [, action = '', version = ''] = /action="(\/applications[^"]+)"[^]*?name="version" value="(\d+)"/.exec(page)!
    const taken = await hr.post(action, { version })
    expect([taken.statusCode, taken.headers.location]).toEqual([303, '/?tasks=nobody'])
    expect(await today(hr, '/?tasks=nobody')).not.toContain(`>${names[0]}<`)
  })
})

test('a team that begins sees the steps, one thing to do and nothing to worry about', async () => {
  const { visitor } = await testApp()
  const page = await today(await visitor('administrator'))
  expect(filled(page)).toBe('Plan a day')
  for (const words of [
    'No interviews today',
    'Past interviews',
    'All done.',
    'Nothing is planned for the coming week.',
  ])
    expect(page).toContain(words)
  const manager = await today(await visitor('manager'))
  expect([filled(manager), manager.includes('Past interviews')]).toEqual([undefined, false])
})

test('a week of many days shows the nearest 24 and says that there are more', async () => {
  const { hr, db, batch } = await day()
  const { id: _, ...copied } = await db
    .selectFrom('batches')
    .selectAll()
    .where('id', '=', batch)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('batches')
    .values(Array.from({ length: 30 }, () => ({ ...copied, date: '2026-11-26' })))
    .execute()
  const page = await today(hr)
  expect(page).toContain('These are not all days of the week')
  expect([...page.matchAll(/class="list only-phone[^]*<\/ul>/g)][0]?.[0].match(/week-date/g)).toHaveLength(24)
})
