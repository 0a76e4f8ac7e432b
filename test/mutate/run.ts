import { globSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { choosePlaces } from './sample.ts'

/*
 * Changes the code in small ways, one at a time, and runs the tests that reach the place: a change which no test
 * notices
 * survives, and shows a rule that is not tested. `npm run mutate -- [--files GLOB] [--tests GLOB] [--sample N] [--seed
 * S]`
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'src/domain/**/*.ts' },
    tests: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

const files = globSync(values.files).toSorted()
if (files.length === 0) throw new Error(`No files: ${values.files}`)
process.env['MUTATE_TESTS'] =
  values.tests ??
  (files.every((file) => file.startsWith('src/domain/')) ? 'test/domain/**/*.test.ts' : 'test/features/**/*.test.ts')

/** The texts people read are not rules. */
const excludedMutations = ['StringLiteral']
const sources = files.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true as const }))
const mutate =
  values.sample === undefined
    ? files
    : await choosePlaces(sources, Number(values.sample), Number(values.seed), excludedMutations)
console.log(
  `${files.length} files, ${values.sample === undefined ? 'every place' : `${mutate.length} places, seed ${values.seed}`}; tests: ${process.env['MUTATE_TESTS']}`,
)

const results = await new Stryker({
  mutate,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutate/vitest.config.ts' },
  mutator: { excludedMutations },
  coverageAnalysis: 'perTest',
  reporters: ['clear-text'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: true,
  },
  tempDirName: 'var/mutate',
  ignorePatterns: ['var', '.git'],
  disableTypeChecks: false,
  // Stryker would rewrite it with the compiler's old interface; the tests do not read it.
  tsconfigFile: 'none',
  concurrency: 2,
  timeoutMS: 60_000,
  allowConsoleColors: false,
}).runMutationTest()
const count = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length
console.log(
  `Mutants: ${count('Killed', 'Timeout')} killed, ${count('Survived', 'NoCoverage')} survived, ${count('CompileError', 'RuntimeError', 'Ignored')} not tried`,
)
