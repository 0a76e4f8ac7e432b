import { expect, test } from 'vitest'
import { sharedApp } from '../../../support/app.ts'

const shared = sharedApp()

test('waves stand beside the single mailing on the open planner, with what they assume', async () => {
  const { visitor } = shared()
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
  expect(oneInFive).toMatch(/Waves would begin with \d+ invitations/)
  // The page counts interviews held within the day, for which 38 are enough, too.
  expect(oneInFive).not.toContain('that is why one mailing')
  expect(oneInFive).toMatch(/Last wave[ \d]+Second wave[ \d]+Promised to come[ \d]+/)
  expect(oneInFive).toContain('These are assumptions, not your history')
  const group = await fold('rate=one-in-five&format=group&goal=4&quorum=4&seats=8&certainty=90')
  expect(group).toContain('One mailing')
  expect(await fold('rate=known&known=10&goal=5&certainty=90')).toContain('Here it is not')
  const little = await fold('rate=own&came=2&invited=40&goal=5&certainty=90')
  expect(little).toContain('The first wave is these 40.')
  expect(await fold('rate=one-in-three&goal=5&slots=5&interviewers=1&certainty=90&maxWait=10')).toMatch(
    /why one mailing is \d+ here and \d+ above/,
  )
  expect((await someone.get('/planner?asks=fill')).body).not.toContain('id="waves"')
  expect((await someone.get('/planner?rate=known&known=200')).body).not.toContain('id="waves"')
})
