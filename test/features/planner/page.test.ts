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
})
