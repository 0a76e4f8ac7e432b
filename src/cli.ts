import { Temporal } from 'temporal-polyfill'
import { backupCommand } from './cli/backup.ts'
import { type Command, type CommandContext, CommandError } from './cli/command.ts'
import { turnoutEvaluateCommand } from './cli/turnout.ts'
import { restoreCommand } from './cli/restore.ts'
import { importAttendanceCommand, importCandidatesCommand, importMarketCommand } from './cli/imports.ts'
import { userCreateCommand } from './cli/user-create.ts'
import { ConfigError, readDatabaseUrl } from './config.ts'
import { migrate, NewerDatabase } from './db/migrate.ts'
import { type Database, openDatabase } from './db/open.ts'
import { seed } from './db/reference/seed.ts'
import { troubleLine } from './db/trouble.ts'

const commands: Record<string, Command> = {
  'import candidates': importCandidatesCommand,
  'import attendance': importAttendanceCommand,
  'turnout evaluate': turnoutEvaluateCommand,
  'import market': importMarketCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'user create': userCreateCommand,
}

const opened: Database[] = []

async function openBare(): Promise<Database> {
  const database = await openDatabase(readDatabaseUrl(process.env))
  opened.push(database)
  return database
}

async function open(): Promise<Database> {
  const database = await openBare()
  await migrate(database.db)
  await seed(database.db)
  return database
}

const context: CommandContext = { database: open, bareDatabase: openBare, now: () => Temporal.Now.instant() }

/** What can be said in one line; anything else is a mistake of ours, and told with its trace. */
function oneLine(error: unknown): string | null {
  if (error instanceof CommandError || error instanceof ConfigError) return error.message
  if (error instanceof NewerDatabase) return `DATABASE_URL: ${error.message}`
  const isParseArgs = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return isParseArgs ? (error.message.split('\n')[0] ?? '') : troubleLine(error)
}

const args = process.argv.slice(2)
const name = Object.keys(commands).find((words) => words.split(' ').every((word, index) => args[index] === word))
const command = name === undefined ? undefined : commands[name]

try {
  if (!name || !command)
    throw new CommandError(
      `Usage: ${Object.values(commands)
        .map(({ usage }) => usage)
        .join(' | ')}`,
    )
  console.log(await command.run(args.slice(name.split(' ').length), context))
} catch (error) {
  console.error(oneLine(error) ?? error)
  process.exitCode = 1
} finally {
  for (const database of opened) await database.close()
}
