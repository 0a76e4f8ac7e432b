import { resolve } from 'node:path'
import { inspect } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import { ConfigError, readDatabaseUrl } from '../config.ts'
import { migrate, NewerDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { seed } from '../db/reference/seed.ts'
import { troubleLine } from '../db/trouble.ts'
import { backupCommand } from './backup.ts'
import { type Command, CommandError } from './command.ts'
import { importAttendanceCommand, importCandidatesCommand, importMarketCommand } from './imports.ts'
import { messagesRunOnceCommand } from './messages.ts'
import { restoreCommand } from './restore.ts'
import { turnoutEvaluateCommand } from './turnout.ts'
import { userCreateCommand } from './user-create.ts'

const commands: Record<string, Command> = {
  'import candidates': importCandidatesCommand,
  'import attendance': importAttendanceCommand,
  'turnout evaluate': turnoutEvaluateCommand,
  'import market': importMarketCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'messages run-once': messagesRunOnceCommand,
  'user create': userCreateCommand,
}

/** Where a command runs: the environment, the folder that names of files start from, and the clock. */
export type Surroundings = {
  variables: Record<string, string | undefined>
  folder: string
  now: () => Temporal.Instant
}

/** What a command left: the exit status, and what goes to standard output and standard error. */
export type Outcome = { code: 0 | 1; out: string; err: string }

/** Finds the command by its first words, and the arguments behind them. */
export function findCommand(args: readonly string[]): { command: Command; rest: string[] } | null {
  for (const [name, command] of Object.entries(commands)) {
    const words = name.split(' ')
    if (words.every((word, index) => args[index] === word)) return { command, rest: args.slice(words.length) }
  }
  return null
}

/** Runs one command, and closes the databases that it opened. */
export async function runCommand(args: readonly string[], { variables, folder, now }: Surroundings): Promise<Outcome> {
  const opened: Database[] = []
  const bareDatabase = async () => {
    const database = await openDatabase(readDatabaseUrl(variables))
    opened.push(database)
    return database
  }
  const database = async () => {
    const bare = await bareDatabase()
    await migrate(bare.db)
    await seed(bare.db)
    return bare
  }
  try {
    const found = findCommand(args)
    if (!found) throw new CommandError(`Usage: ${Object.values(commands).map(usageOf).join(' | ')}`)
    const pathOf = (file: string) => resolve(folder, file)
    return {
      code: 0,
      out: `${await found.command.run(found.rest, { database, bareDatabase, pathOf, variables, now })}\n`,
      err: '',
    }
  } catch (error) {
    return { code: 1, out: '', err: `${oneLine(error) ?? inspect(error)}\n` }
  } finally {
    for (const one of opened) await one.close()
  }
}

const usageOf = ({ usage }: Command): string => usage

/** A mistake of the person who runs it, in one line; null for a mistake in our code, which needs its trace. */
function oneLine(error: unknown): string | null {
  if (error instanceof CommandError || error instanceof ConfigError) return error.message
  if (error instanceof NewerDatabase) return `DATABASE_URL: ${error.message}`
  const isParseArgs = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return isParseArgs ? (error.message.split('\n')[0] ?? '') : troubleLine(error)
}
