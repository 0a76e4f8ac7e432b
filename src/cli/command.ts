import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../db/open.ts'

/** What every command is given. */
export type CommandContext = {
  /** The database of DATABASE_URL with all tables and reference data; closed when the command is over. */
  database: () => Promise<Database>
  /** The same as it is, with whatever tables it has; closed when the command is over. */
  bareDatabase: () => Promise<Database>
  /** Where a file is that the person named, seen from the folder they are in. */
  pathOf: (file: string) => string
  /** The environment. */
  variables: Record<string, string | undefined>
  now: () => Temporal.Instant
}

export type Command = {
  /** How it is called, after `npm run -s yavka --`; its first words without capitals are its name. */
  usage: string
  /**
   * @param args what stands behind the name
   * @returns what is printed
   * @throws CommandError
   */
  run: (args: string[], context: CommandContext) => Promise<string>
  /** Sets up the process, where the command runs in one of its own. */
  setUpProcess?: () => void
}

/** Why a command could not be done, in one line for standard error. */
export class CommandError extends Error {}
