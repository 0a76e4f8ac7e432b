import { expect, test } from 'vitest'
import { testApp, testNow } from '../support/app.ts'
import { runModel } from './run-model.ts'

test('1 200 random acts at pages and by the API do what the rules say, and nothing else', async () => {
  const clock = { now: testNow }
  const { app, database } = await testApp({}, clock)
  const counts = await runModel({ app, database, clock }, { acts: 1200, seed: 1 })
  for (const [act, { done, refused }] of counts) expect([act, done > 0, refused > 0]).toEqual([act, true, true])
})
