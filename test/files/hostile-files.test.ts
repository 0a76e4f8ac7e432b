import { describe, expect, test } from 'vitest'
import { withTable } from '../../src/files/read-file.ts'
import { TableError } from '../../src/files/table-error.ts'
import { hostileFiles } from '../support/hostile-files.ts'

/** Reads a file to its end. @returns 'read', or why it is refused */
async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    return await withTable(bytes, {}, async ({ rows }) => {
      for await (const row of rows) expect(row.cells.length).toBeLessThan(1000)
      return 'read'
    })
  } catch (error) {
    if (error instanceof TableError) return error.code
    throw error
  }
}

/** The fuzzer reads the longest ones. */
const small = hostileFiles
  .map(({ name, outcome, bytes }) => ({ name, outcome, content: bytes() }))
  .filter(({ content }) => content.length < 12_000_000)

describe('a file made to stop the server', () => {
  test.each(small)('$name: $outcome', async ({ outcome, content }) => {
    expect(await outcomeOf(content)).toBe(outcome)
  })
})
