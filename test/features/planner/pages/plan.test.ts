import { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { filledApp, sharedApp } from '../../../support/app.ts'

const shared = sharedApp()

describe('the calculator page', () => {
  test('opens without sign-in on the article’s example', async () => {
    const { visitor } = shared()
    const answer = await (await visitor()).get('/planner')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('<strong>Invite 38 people</strong>: on 9 of 10 such days you meet at least 5.')
    expect(answer.body).toContain('Most often you meet')
    expect(answer.body).not.toContain('class="button fill"')
  })

  test('plans from the inputs in its address, in Russian too', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    someone.language = 'ru'
    const { statusCode, body } = await someone.get(
      '/planner?format=group&goal=4&certainty=95&seats=8&quorum=4&rate=one-in-five',
    )
    expect(statusCode).toBe(200)
    expect(body).toContain('Позовите 37 человек<')
    expect(body).toContain('зовите не больше 25')
    expect(body).toContain('не меньше 37')
  })

  test('shows the interval of the visitor’s own count', async () => {
    const { visitor } = shared()
    const { body } = await (await visitor()).get('/planner?rate=own&came=19&invited=95')
    expect(body).toContain('19 of 95 came')
    expect(body).toMatch(/makes 20\s%; with 90 % certainty the true rate lies between 14\s% and 27\s%/)
  })

  test('shows errors beside their fields, and only for fields that the choice needs', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const wrong = await someone.get('/planner?goal=abc&slots=65&rate=own&came=9&invited=5&seats=abc')
    expect(wrong.statusCode).toBe(200)
    expect(wrong.body).toContain('id="goal-error"')
    expect(wrong.body).toContain('id="slots-error"')
    expect(wrong.body).not.toContain('id="seats-error"')
    expect(wrong.body).toContain('value="abc"')
    expect((await someone.get('/planner?rate=own&came=9&invited=5')).body).toContain('More than were invited')
    expect((await someone.get('/planner?rate=own&came=&invited=')).body).toContain('id="came-error"')
  })

  test('answers typing with the fields, and with figures only if the input is valid', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const right = await someone.get('/planner?goal=7', { 'hx-request': 'true' })
    expect(right.body).not.toContain('<html')
    expect(right.body).toContain('id="figures"')
    const wrong = await someone.get('/planner?goal=', { 'hx-request': 'true' })
    expect(wrong.body).toContain('id="goal-error"')
    expect(wrong.body).not.toContain('id="figures"')
  })

  test('accepts limits, breaks and interviewers who come and go, and shows their errors', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const day =
      '/planner?slots=4&interviewersBySlot=2,1,0,1&breaks=5,+2:+60&goal=2&maxRoomRisk=20&maxWait=300&dayEffect=4'
    const right = await someone.get(day)
    expect(right.body).toMatch(/6 seats, breaks, interviewers come and go, a limit to crowding/)
    expect(right.body).toContain('of 120 min, all interviewers together')
    expect(right.body).not.toContain('note warn')
    expect(right.body).toContain('day totals vary')
    for (const [wrong, field] of [
      ['breaks=lunch', 'breaks'],
      ['breaks=4:60', 'breaks'],
      ['interviewersBySlot=1,1', 'interviewersBySlot'],
      ['interviewersBySlot=0,0,0,0', 'interviewersBySlot'],
      ['interviewersBySlot=1,1,1,99', 'interviewersBySlot'],
      ['maxRoomRisk=101', 'maxRoomRisk'],
      ['dayEffect=51', 'dayEffect'],
    ] as const) {
      const { body } = await someone.get(`/planner?slots=4&${wrong}`)
      expect(body, wrong).toContain(`id="${field}-error"`)
      expect(body, wrong).toContain('id="advanced" open')
      expect((await someone.get(`/planner?format=group&slots=4&${wrong}`)).body.includes('-error"'), wrong).toBe(
        field === 'dayEffect',
      )
    }
  })

  test('refuses a goal of a group that its room or its quorum contradicts, in words beside it', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const group = '/planner?format=group&seats=12&quorum=4'
    expect((await someone.get(`${group}&goal=20`)).body).toMatch(/id="goal-error"[^>]*>\s*More than there are seats/)
    expect((await someone.get(`${group}&goal=3`)).body).toContain('Fewer than the meeting is held with')
    expect((await someone.get(`${group}&goal=12`)).body).not.toContain('id="goal-error"')
  })

  test('answers narrow limits with the day that keeps them, and says what it falls short of', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const narrow = 'waitingSeats=1&maxRoomRisk=5&maxWait=10'
    const { body } = await someone.get(`/planner?${narrow}`)
    expect(body).toContain('Your limits allow no more invitations, so the day falls short of 90')
    expect(body).not.toContain('more than your')
    const typed = (await someone.get(`/planner?${narrow}&perSlot=5,5,5,5,5,5,5,5`)).body
    expect(typed).toMatch(/The waiting room is too full on \d+\s% of such days, more than your 5\s%/)
    expect(typed).toMatch(/wait \d+ min on average, more than your 10/)
    expect(typed).toContain('typed by hand are not moved to keep limits')
  })

  test('warns of a long wait, unless a limit says what is bearable', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    expect((await someone.get('/planner')).body).toMatch(/The wait is long: \d+.% of those who come wait, \d+ min/)
    expect((await someone.get('/planner?interviewers=3')).body).not.toContain('The wait is long')
    expect((await someone.get('/planner?maxWait=1000')).body).not.toContain('The wait is long')
  })

  test('shows its charts as tables too, and all its inputs', async () => {
    const { visitor } = shared()
    const { body } = await (await visitor()).get('/planner?late=10&asks=fill')
    for (const caption of [
      'How many will come',
      'The queue through the day, on average',
      'What fewer or more invitations would cost',
      'How many to invite to meet enough',
    ]) {
      expect(body).toContain(`<figcaption>${caption}</figcaption>`)
    }
    expect(body.match(/<canvas /g)).toHaveLength(4)
    expect(body).toContain('more than the day has time for')
    expect(body).toContain('1 : 0.25 : 1')
    expect(body).toContain('taken as none: only your own past days can tell')
  })

  test('answers bad input without a calculation', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const calculation = vi.spyOn(Worker.prototype, 'postMessage')
    onTestFinished(() => calculation.mockRestore())
    for (const wrong of [
      'goal=',
      'slots=1000',
      'goal=1000000000',
      'goal=NaN',
      'interviewers=-1',
      `perSlot=${'9,'.repeat(190)}`,
    ]) {
      expect((await someone.get(`/planner?${wrong}`)).body).toContain('-error"')
    }
    expect(calculation).not.toHaveBeenCalled()
    await someone.get('/planner?goal=4')
    expect(calculation).toHaveBeenCalled()
  })

  test('answers strange addresses without an error', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    for (const query of [
      'goal=1&goal=2',
      'format=',
      'rate=%00',
      'goal=1e9',
      'certainty=99,9',
      'goal=500&known=1&rate=known',
      '__proto__=1',
      'goal[a]=1',
      'rate=own&came=0&invited=100000',
    ]) {
      const answer = await someone.get(`/planner?${query}`)
      expect(answer.statusCode, query).toBe(200)
    }
  })

  test('shows when each time begins, and takes the end of the day for their number', async () => {
    const { visitor } = shared()
    const someone = await visitor()
    const timesOf = (body: string) => [...body.matchAll(/(\d\d:\d\d)<\/span><\/li>/g)].map(([, time]) => time)
    const counted = await someone.get('/planner?goal=2&slots=3&minutes=40&from=09:15&breaks=5,2:60')
    expect(timesOf(counted.body)).toEqual(['09:15', '10:00', '11:40'])
    expect(counted.body).toMatch(/name="until" type="time" value="12:20"/)
    const ended = await someone.get('/planner?goal=2&minutes=40&from=09:15&until=12:20&breaks=5,2:60')
    expect(timesOf(ended.body)).toEqual(['09:15', '10:00', '11:40'])
    expect(timesOf((await someone.get('/planner?goal=2&from=10:00&until=11:59')).body)).toHaveLength(3)
    expect((await someone.get('/planner?from=10:00&until=09:00')).body).toMatch(/id="until-error">No interview is over/)
    expect((await someone.get('/planner?until=')).body).toContain('id="until-error"')
    expect((await someone.get('/planner?minutes=5&from=01:00&until=23:00')).body).toContain('at most 64 times')
    expect((await someone.get('/planner?format=group&until=01:00')).body).not.toContain('-error"')
  })

  test('shows twenty such days that agree with the sentence', async () => {
    const { visitor } = shared()
    const { body } = await (await visitor()).get('/planner')
    expect(body).toContain('Of 20 such days: too few people met on 2, enough on 18')
    const squares = body.slice(body.indexOf('class="day-squares" '), body.indexOf('class="legend"'))
    for (const [kind, days] of [
      ['few', 2],
      ['enough', 18],
    ] as const)
      expect(squares.match(new RegExp(`<rect class="${kind}"`, 'g'))).toHaveLength(days)
    expect(body).toMatch(/too few:\s2/)
  })

  test('starts from the history of a team, for its people only, who may plan a day by it', async () => {
    const { visitor } = await filledApp()
    const colleague = await visitor('hr')
    const { body } = await colleague.get('/planner')
    expect(body).toMatch(/<option value="own" selected>\d+, by your \d+ invitations</)
    expect(body).not.toContain('value="one-in-five"')
    expect(body).toMatch(/<a class="button fill" href="\/batches\/new\?rate=own&amp;came=\d+&amp;invited=\d+/)
    expect((await colleague.get('/planner?rate=one-in-five')).body).toContain('<option value="one-in-five" selected>')
    const stranger = await (await visitor()).get('/planner')
    expect(stranger.body).toContain('<option value="one-in-five" selected>')
    expect(stranger.body).not.toContain('by your')
  })

  test('says beside the form why a plan is refused and what would fit', async () => {
    const { visitor } = shared()
    const { body } = await (await visitor()).get('/planner?goal=500&rate=known&known=1')
    expect(body).toMatch(/id="figures-title">[\s\S]*A lower goal, a lower certainty or a longer day will do\./)
    expect(body).not.toContain('class="n"')
  })
})
