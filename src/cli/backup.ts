import { existsSync, renameSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type Command, CommandError } from './command.ts'

/**
 * A copy of an embedded database as it stands at one moment, while the server goes on. A server database has better
 * tools of its own, which the answer names.
 */
export const backupCommand: Command = {
  usage: 'backup FILE',
  run: async (args, { database }) => {
    const [file, ...more] = parseArgs({ args, allowPositionals: true }).positionals
    if (!file || more.length > 0) throw new CommandError('Name one file')
    const { db, kind } = await database()
    if (kind === 'postgres') throw new CommandError('PostgreSQL has its own tool: pg_dump --format=custom --file=FILE DATABASE_URL')
    if (existsSync(file)) throw new CommandError(`${file} exists already`)
    // Under another name until it is whole, so that an interrupted copy is never taken for one.
    const unfinished = `${file}.unfinished`
    rmSync(unfinished, { force: true })
    try {
      await sql`vacuum into ${unfinished}`.execute(db)
      renameSync(unfinished, file)
    } catch (error) {
      throw new CommandError(`${file} cannot be written`, { cause: error })
    }
    return `Saved to ${file}`
  },
}
