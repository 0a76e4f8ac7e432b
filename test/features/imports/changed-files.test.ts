import { expect, test } from 'vitest'
import { madeFiles } from '../../fuzz/whole/corpus.ts'
import { fuzzFiles } from '../../fuzz/whole/fuzz-files.ts'
import { testDatabase, type WhenOver } from '../../support/database.ts'

/** `npm run fuzz -- --files 10000` does as many as one likes, real files among them. */
test('files cut, doubled, re-encoded and shuffled: every row is counted once, no strangers are merged', async () => {
  const { faults, total } = await fuzzFiles(madeFiles, { runs: 40, seed: 7 }, async (work) => {
    const opened: Parameters<WhenOver>[0][] = []
    const { db } = await testDatabase((close) => opened.push(close))
    try {
      return await work(db)
    } finally {
      for (const close of opened) await close()
    }
  })
  expect(faults).toEqual([])
  expect(total.taken).toBeGreaterThan(10)
})
