import { expect, test } from 'vitest'
import { fillDemo } from '../../../src/demo/fill.ts'
import { fuzz } from '../../fuzz/fuzz.ts'
import { testApp, testNow } from '../../support/app.ts'

test(
  'a thousand requests to every route, as everybody, find no 5xx and nothing that leaks',
  { timeout: 600_000 },
  async () => {
    const { app, database, services } = await testApp()
    await fillDemo(database.db, testNow)
    expect(await fuzz({ app, database, now: services.now }, { seed: 13, requests: 1000 })).toEqual([])
  },
)
