import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants must fail: of the domain its own, of everything else those through the door, on SQLite. Each
 * file
 * has a process of its own, so that a constant which is changed is read anew.
 */
const include = process.env['MUTATE_TESTS']?.split(',') ?? ['test/domain/**/*.test.ts']

export default defineConfig({
  test: {
    include,
    env: { DATABASE: 'sqlite' },
    globalSetup: 'test/support/sqlite.ts',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
