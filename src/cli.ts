import { Temporal } from 'temporal-polyfill'
import { findCommand, runCommand } from './cli/run-command.ts'

const args = process.argv.slice(2)
findCommand(args)?.command.setUpProcess?.()
const { code, out, err } = await runCommand(args, {
  variables: process.env,
  folder: process.cwd(),
  now: () => Temporal.Now.instant(),
})
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
