import { testApp, testNow, type TestApp } from './app.ts'

export type TestServer = TestApp & { url: string; clock: { now: typeof testNow } }

/** The whole app on a fresh database, listening on a free port; `clock.now` can be moved. Stops when the test is over. */
export async function testServer(): Promise<TestServer> {
  const clock = { now: testNow }
  const tested = await testApp({}, clock)
  const url = await tested.app.listen({ host: '127.0.0.1', port: 0 })
  return { ...tested, url, clock }
}
