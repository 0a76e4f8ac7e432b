import { describe, expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

describe('the calculator page', () => {
  test('opens without sign-in on the article’s example', async () => {
    const { visitor } = await testApp()
    const answer = await (await visitor()).get('/planner')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('Invite 38. In 9 of 10 such days at least 5 come. In 1 of 8, more than 10.')
  })

  test('plans from the inputs in its address, in Russian too', async () => {
    const { visitor } = await testApp()
    const someone = await visitor()
    someone.language = 'ru'
    const { statusCode, body } = await someone.get('/planner?format=group&goal=4&certainty=95&seats=8&quorum=4&rate=one-in-five')
    expect(statusCode).toBe(200)
    expect(body).toContain('Позовите 37 человек.')
    expect(body).toContain('зовите не больше 25')
    expect(body).toContain('не меньше 37')
  })

  test('says what an own count is worth', async () => {
    const { visitor } = await testApp()
    const { body } = await (await visitor()).get('/planner?rate=own&came=19&invited=95')
    expect(body).toContain('19 of 95 came')
    expect(body).toMatch(/makes 20\s%; with 90 % certainty the true rate lies between 14\s% and 27\s%/)
  })

  test('says what is wrong beside the field, and only where the choice made needs it', async () => {
    const { visitor } = await testApp()
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

  test('answers typing with the fields, and with figures only where there are some', async () => {
    const { visitor } = await testApp()
    const someone = await visitor()
    const right = await someone.get('/planner?goal=7', { 'hx-request': 'true' })
    expect(right.body).not.toContain('<html')
    expect(right.body).toContain('id="figures"')
    const wrong = await someone.get('/planner?goal=', { 'hx-request': 'true' })
    expect(wrong.body).toContain('id="goal-error"')
    expect(wrong.body).not.toContain('id="figures"')
  })

  test('stands strange addresses', async () => {
    const { visitor } = await testApp()
    const someone = await visitor()
    for (const query of ['goal=1&goal=2', 'format=', 'rate=%00', 'goal=1e9', 'certainty=99,9', 'goal=500&known=1&rate=known', '__proto__=1', 'goal[a]=1', 'rate=own&came=0&invited=100000']) {
      const answer = await someone.get(`/planner?${query}`)
      expect(answer.statusCode, query).toBe(200)
    }
  })
})
