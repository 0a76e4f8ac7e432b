import { filledApp, testApp, testNow, type TestApp } from './app.ts'
import type { WhenOver } from './database.ts'

export type TestServer = TestApp & { url: string; clock: { now: typeof testNow } }

/**
 * The whole app on a fresh database, listening on a free port; `clock.now` can be moved. Stops when the test is over.
 */
export async function testServer(whenOver?: WhenOver): Promise<TestServer> {
  const clock = { now: testNow }
  return listening(await testApp({}, clock, whenOver), clock)
}

/** The same on a database that is filled as the demonstration is. */
export async function filledServer(whenOver?: WhenOver): Promise<TestServer> {
  const clock = { now: testNow }
  return listening(await filledApp(clock, whenOver), clock)
}

async function listening(tested: TestApp, clock: TestServer['clock']): Promise<TestServer> {
  const url = await tested.app.listen({ host: '127.0.0.1', port: 0 })
  return { ...tested, url, clock }
}
