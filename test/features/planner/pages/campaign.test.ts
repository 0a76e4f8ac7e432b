import { describe, expect, test } from 'vitest'
import { filledApp, sharedApp } from '../../../support/app.ts'

const shared = sharedApp()

async function open(query = '', language: 'en' | 'ru' = 'en', headers = {}) {
  const { visitor } = shared()
  const someone = await visitor()
  someone.language = language
  return someone.get(`/planner/campaign${query}`, headers)
}

describe('the campaign page', () => {
  test('opens without sign-in on the article’s example', async () => {
    const answer = await open()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('<strong>Read 230 CVs and invite 34 people</strong>: in 3 batches, the last on ')
    expect(answer.body).toContain('That is enough in 9 of 10 such campaigns.')
    expect(answer.body).toContain('100 would do on average only')
    expect(answer.body).toContain('100 CVs for 15 meetings for 5 people met')
    expect(answer.body).toMatch(/1 in 5<[\s\S]*?>3<[\s\S]*?>16\s%</)
    expect(answer.body).toMatch(/1 in 3<[\s\S]*?>5<[\s\S]*?>60\s%</)
  })

  test('plans from its address, in Russian too', async () => {
    const query = '?openings=5&come=1/5&first=2026-11-24&every=5'
    const { statusCode, body } = await open(query, 'ru')
    expect(statusCode).toBe(200)
    expect(body).toMatch(
      /Прочитайте 1\s331 резюме и\sпозовите 198 человек<\/strong>: 14 дней собеседований, до\s23\sфев\s2027/,
    )
    expect(body).toContain('24 ноя')
    expect(body).toContain('23 фев 2027')
  })

  test('needs more CVs for a counted share than for a known one, and names the day of the count', async () => {
    const cvs = async (query: string) =>
      Number(/Read ([\d,]+) CVs/.exec((await open(query)).body)?.[1]?.replaceAll(',', ''))
    expect(await cvs('?pass=25of100')).toBeGreaterThan(await cvs('?pass=25'))
    expect(await cvs('?pass=5 из 20')).toBeGreaterThan(await cvs('?pass=25of100'))
    expect(await cvs('?pass=1/4')).toBe(await cvs('?pass=25,0 %25'))
    expect(await cvs('?pass=&accept=&start=')).toBeLessThan(await cvs('?pass=25'))
    expect((await open('?come=40of120&asof=2026-11-20')).body).toMatch(/your count up to 20\sNov\s2026: 40 of 120/)
  })

  test('takes hires so far into account', async () => {
    expect((await open('?openings=5&held=4&hired=2')).body).toMatch(
      /Hold 6 more batches<\/strong>: 2 hired, 3 to go; the last on/,
    )
    expect((await open('?openings=2&held=4&hired=2')).body).toContain('All openings are filled')
    expect((await open('?openings=50&held=1&hired=15')).body).toContain('is next to impossible at these shares')
    const { body } = await open('?openings=5')
    expect(body).toContain('What the next batch changes')
    expect(body).toContain('weak: 1 in 10 is like this or worse')
  })

  test('shows errors beside their fields, and keeps the input', async () => {
    const { statusCode, body } = await open(
      '?openings=0&invite=&come=6/5&pass=some&start=9of5&first=2026-02-30&asof=x&held=1&hired=99',
    )
    expect(statusCode).toBe(200)
    for (const name of ['openings', 'invite', 'come', 'pass', 'start', 'first', 'asof'])
      expect(body).toContain(`id="${name}-error"`)
    expect(body).toContain('value="some"')
    expect(body).toContain('Mend the marked fields')
    expect((await open('?held=1&hired=99')).body).toContain('More than were invited')
    expect((await open('?invite=0of1000&come=0of1000&openings=400')).body).toContain('Not even 200,000 CVs')
  })

  test('answers typing with the fields, and with figures only if the input is valid', async () => {
    const right = await open('?openings=7', 'en', { 'hx-request': 'true' })
    expect(right.body).not.toContain('<html')
    expect(right.body).toContain('id="figures"')
    const wrong = await open('?openings=', 'en', { 'hx-request': 'true' })
    expect(wrong.body).toContain('id="openings-error"')
    expect(wrong.body).not.toContain('id="figures"')
    expect(wrong.headers['hx-reswap']).toBe('none')
  })

  test('answers strange addresses without an error', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    for (const query of [
      'openings=1&openings=2',
      'come=%00',
      'come=1e9',
      'pass=0of0',
      'pass=100000of100000',
      'size=1&openings=500&come=0.0001',
      'first=-271821-04-20',
      'first=9999-12-31&every=60',
      'held=1000&size=2000',
      'held=1000&size=2000&hired=400&openings=500&come=1of5',
      '__proto__=1',
      'come[a]=1',
      'start=100',
    ]) {
      const answer = await someone.get(`/planner/campaign?${query}`)
      expect(answer.statusCode, query).toBe(200)
    }
  })

  test('starts from the turnout of a team, for its people only, who may plan the next day', async () => {
    const { visitor } = await filledApp()
    const colleague = await visitor('hr')
    const { body } = await colleague.get('/planner/campaign?first=2026-12-01')
    expect(body).toMatch(/name="come" type="text" value="\d+ of \d+"/)
    expect(body).toMatch(/<a class="button fill" href="\/batches\/new\?date=2026-12-01&amp;asks=fill&amp;atHand=\d+">/)
    const filled = await colleague.get('/planner/campaign?openings=2&held=4&hired=2')
    expect(filled.body).not.toContain('class="button fill"')
    const stranger = await (await visitor()).get('/planner/campaign')
    expect(stranger.body).toContain('name="come" type="text" value="1/3"')
    expect(stranger.body).not.toContain('class="button fill"')
  })

  test('draws the way from CVs to hires, and says what is folded', async () => {
    const { body } = await open('?openings=5&held=2&hired=1')
    for (const step of ['CVs read', 'Invited', 'Came', 'Passed', 'Accepted']) expect(body).toContain(`<dt>${step}</dt>`)
    expect(body).toContain('<span class="small">2 batches, 1 hired</span>')
  })
})
