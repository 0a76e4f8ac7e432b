import { defineConfig } from 'vitest/config'

/**
 * Four projects. `sqlite` and `postgres` run the very same files, so that every query is tried on both databases;
 * `test/support/database.ts` reads which one from DATABASE.
 */
const withDatabase = ['test/db/**/*.test.ts', 'test/features/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/races/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/domain/**/*.test.ts', 'test/files/**/*.test.ts', 'test/web/**/*.test.ts', 'test/project/**/*.test.ts'] } },
      { test: { name: 'sqlite', include: withDatabase, env: { DATABASE: 'sqlite' } } },
      { test: { name: 'postgres', include: withDatabase, env: { DATABASE: 'postgres' }, globalSetup: 'test/support/postgres.ts' } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
    reporters: ['default', './test/support/summary.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
