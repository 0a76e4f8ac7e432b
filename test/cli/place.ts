import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { onTestFinished } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { openDatabase } from '../../src/db/open.ts'
import { databaseKind, emptyDatabaseUrl } from '../support/database.ts'

const cli = new URL('../../src/cli.ts', import.meta.url).pathname

/**
 * A folder of its own and a fresh database. `run` runs a command here, `runProcess` as a process of its own; `start` does
 * not wait for its end.
 */
export async function place() {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const url = databaseKind === 'sqlite' ? `sqlite:${join(folder, 'yavka.sqlite')}` : await emptyDatabaseUrl()
  const start = (args: string[]) =>
    spawn(process.execPath, [cli, ...args], { cwd: folder, env: { PATH: process.env['PATH'], DATABASE_URL: url } })
  const run = (...args: string[]) =>
    runCommand(args, { variables: { DATABASE_URL: url }, folder, now: () => Temporal.Now.instant() })
  const runProcess = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = start(args)
      const said = { out: '', err: '' }
      child.stdout.on('data', (data) => (said.out += String(data)))
      child.stderr.on('data', (data) => (said.err += String(data)))
      child.on('close', (code) => resolve({ code, ...said }))
    })
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const database = async () => {
    const opened = await openDatabase(url)
    onTestFinished(() => opened.close())
    return opened.db
  }
  return { folder, url, start, run, runProcess, file, database }
}
