import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/**
 * Four projects. `sqlite` and `postgres` run the same files, so that every query is tried on both databases;
 * `test/support/database.ts` reads which one from DATABASE.
 *
 * The files of a project share two processes (`isolate: false`): loading the whole app again for each of 140 files took
 * as long as the tests themselves. So a test changes nothing that outlives it, and a base of its own keeps it apart.
 * No limit is shorter than some minutes, because the machine may be busy; what hangs is ended all the same.
 */
const withDatabase = [
  'test/db/**/*.test.ts',
  'test/features/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/races/**/*.test.ts',
  'test/model/**/*.test.ts',
]
/** What no database has a part in: its answer would be the same, so it is asked on one. */
const withoutDatabase = [
  'test/cli/demo.test.ts',
  'test/cli/turnout.test.ts',
  'test/features/app/raw-codes.test.ts',
  'test/features/batches/one-advice.test.ts',
  'test/features/imports/changed-files.test.ts',
  'test/features/imports/hostile-files.test.ts',
  'test/features/planner/calculator.test.ts',
]
/** Threads and processes that tests start find their code compiled there, and are ready in half the time. */
const compiled = fileURLToPath(new URL('node_modules/.cache/yavka-compiled', import.meta.url))
const sqliteImage = 'test/support/sqlite.ts'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/domain/**/*.test.ts',
            'test/files/**/*.test.ts',
            'test/web/**/*.test.ts',
            'test/project/**/*.test.ts',
            'test/config.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'sqlite', include: withDatabase, env: { DATABASE: 'sqlite' }, globalSetup: sqliteImage },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: withDatabase,
          exclude: [...configDefaults.exclude, ...withoutDatabase],
          env: { DATABASE: 'postgres' },
          globalSetup: 'test/support/postgres.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: sqliteImage,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    reporters: ['default', './test/support/summary.ts'],
    isolate: false,
    env: { NODE_COMPILE_CACHE: compiled },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
  },
})
