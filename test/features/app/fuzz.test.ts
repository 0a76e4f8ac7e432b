import { expect, test } from 'vitest'
import { fuzz } from '../../fuzz/fuzz.ts'
import { filledApp } from '../../support/app.ts'

test(
  'a thousand requests to every route, as everybody, find no 5xx and nothing that leaks',
  { timeout: 600_000 },
  async () => {
    const { app, database, services } = await filledApp()
    expect(await fuzz({ app, database, now: services.now }, { seed: 13, requests: 1000 })).toEqual([])
  },
)
