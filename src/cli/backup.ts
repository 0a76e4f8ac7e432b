import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { backupLines } from '../db/backup/backup.ts'
import { version } from '../version.ts'
import { type Command, CommandError } from './command.ts'

/** All rows of either database as they stand at one moment, while the server goes on; `restore` takes them back. */
export const backupCommand: Command = {
  usage: 'backup FILE',
  run: async (args, { database, pathOf, now }) => {
    const [file, ...more] = parseArgs({ args, allowPositionals: true }).positionals
    if (!file || more.length > 0) throw new CommandError('Name one file')
    const path = pathOf(file)
    if (existsSync(path)) throw new CommandError(`${file} exists already`)
    // Under another name until it is whole, so that an interrupted copy is never taken for one.
    const unfinished = `${path}.unfinished`
    const lines = backupLines(await database(), { yavka: version, at: now().toString() })
    try {
      await pipeline(withEnds(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
      renameSync(unfinished, path)
    } catch (error) {
      rmSync(unfinished, { force: true })
      throw error instanceof Error && 'syscall' in error
        ? new CommandError(`${file} cannot be written`, { cause: error })
        : error
    }
    return `Saved to ${file}`
  },
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}
