import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testApp } from '../../../support/app.ts'

test('requests are answered while a long history is learned and replayed', { timeout: 300_000 }, async () => {
  const made = await testApp()
  const hr = await made.visitor('hr')
  const day = (i: number) => new Date(Date.UTC(2020, 0, 1 + Math.floor(i / 40))).toISOString().slice(0, 10)
  for (let from = 0; from < 4000; from += 500) {
    const rows = Array.from({ length: 500 }, (_, i) => ({
      person: `p${(from + i) % 1501}`,
      batch: `b${day(from + i)}`,
      date: day(from + i),
      source: `s${i % 7}`,
      came: i % 4 === 0 ? (1 as const) : (0 as const),
    }))
    await made.database.db.insertInto('attendance_records').values(rows).execute()
  }
  for (const page of ['/turnout/forecasts', '/turnout/fairness']) {
    const over = new AbortController()
    const answer = hr.get(page).finally(() => over.abort())
    let answered = 0
    while (!over.signal.aborted) {
      await made.app.inject('/health')
      answered++
      // So that messages of the other thread are read, too.
      await nextTurn()
    }
    expect((await answer).statusCode, page).toBe(200)
    // On the thread that answers it would be one or two.
    expect(answered, page).toBeGreaterThan(4)
  }
})
