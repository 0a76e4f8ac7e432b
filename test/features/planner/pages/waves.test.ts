import { expect, test } from 'vitest'
import { testApp } from '../../../support/app.ts'

test('waves stand beside the single mailing on the open planner, with what they assume', async () => {
  const { visitor } = await testApp()
  const someone = await visitor()
  const fold = async (query: string) => {
    const { statusCode, body } = await someone.get(`/planner?${query}`)
    expect(statusCode).toBe(200)
    return body
      .split('id="waves"')[1]!
      .split('</details>')[0]!
      .replaceAll(/<[^>]*>|\s+/g, ' ')
  }
  const oneInFive = await fold('rate=one-in-five&goal=5&certainty=90')
  expect(oneInFive).toMatch(/One mailing +38 +90.1\s*% +34\s*%/)
  expect(oneInFive).toMatch(/In waves +37 on average +9\d(\.\d)?\s*% +2\d\s*%/)
  expect(oneInFive).toMatch(/Send \d+ invitations first/)
  expect(oneInFive).toMatch(/Last wave[ \d]+Second wave[ \d]+Promised to come[ \d]+/)
  expect(oneInFive).toContain('These are assumptions, not your history')
  const group = await fold('rate=one-in-five&format=group&goal=4&quorum=4&seats=8&certainty=90')
  expect(group).toContain('One mailing')
  expect(await fold('rate=known&known=10&goal=5&certainty=90')).toContain('Here it is not')
  expect((await someone.get('/planner?rate=known&known=200')).body).not.toContain('id="waves"')
})
