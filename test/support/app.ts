import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { buildApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import type { Services } from '../../src/web/services.ts'
import { testDatabase, type WhenOver } from './database.ts'
import { filledDatabase } from './filled-database.ts'
import { testNow } from './test-now.ts'
import { Visitor } from './visitor.ts'

export { testNow, Visitor }

export type TestApp = { app: App; database: Database; services: Services; visitor: (role?: Role) => Promise<Visitor> }

/**
 * The whole app on a fresh database, as a user meets it; `clock.now` can be moved. `pause` is what a sign-in waits by
 * after many wrong passwords: here no time passes.
 */
export async function testApp(
  variables: Record<string, string> = {},
  clock: { now: Temporal.Instant } = { now: testNow },
  whenOver: WhenOver = onTestFinished,
  pause: Services['pause'] = async () => {},
): Promise<TestApp> {
  return appOn(await testDatabase(whenOver), variables, clock, whenOver, pause)
}

/** One app for all tests of a file, which leave nothing in it that another would see. @returns gives it to a test */
export function sharedApp(): () => TestApp {
  const closing: (() => Promise<void>)[] = []
  let shared: TestApp
  beforeAll(async () => {
    shared = await testApp({}, undefined, (close) => void closing.push(close))
  })
  afterAll(async () => {
    for (const close of closing.toReversed()) await close()
  })
  return () => shared
}

/** The same on a database that is filled as the demonstration is. */
export async function filledApp(
  clock: { now: Temporal.Instant } = { now: testNow },
  whenOver: WhenOver = onTestFinished,
): Promise<TestApp> {
  return appOn(await filledDatabase(whenOver), {}, clock, whenOver)
}

async function appOn(
  database: Database,
  variables: Record<string, string>,
  clock: { now: Temporal.Instant },
  whenOver: WhenOver,
  pause: Services['pause'] = async () => {},
): Promise<TestApp> {
  const config = readConfig({ RATE_LIMIT: '0', PUBLIC_URL: 'http://yavka.test', ...variables })
  const services: Services = { config, database, sessionKey: Buffer.alloc(32, 7), now: () => clock.now, pause }
  const app = await buildApp(services)
  await app.ready()
  whenOver(() => app.close())
  return {
    app,
    database,
    services,
    visitor: async (role) => {
      const visitor = new Visitor(app)
      if (role) await visitor.signIn(database, role)
      return visitor
    },
  }
}
