import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { BackupError, checkBackup, restoreBackup } from '../db/backup/restore.ts'
import { tableNames } from '../db/backup/tables.ts'
import { eraseCandidate } from '../features/privacy/acts/erase-candidate.ts'
import { type Command, CommandError } from './command.ts'

const faults: Record<BackupError['code'], string> = {
  'not-a-backup': 'is no backup of Yavka',
  'cut-short': 'is not a whole backup: its end is missing',
  newer: 'was made by a newer version of Yavka',
}

/** Puts a backup into a new, empty database, and erases again whoever was erased after it was made. */
export const restoreCommand: Command = {
  usage: 'restore FILE [--erase NUMBER,NUMBER…]',
  run: async (args, { bareDatabase, pathOf, now }) => {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { erase: { type: 'string' } } })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new CommandError('Name one file')
    const numbers = (values.erase ?? '').split(',').filter(Boolean).map(Number)
    if (numbers.some((number) => !Number.isSafeInteger(number)))
      throw new CommandError('--erase takes numbers of candidates, as the acts of erasure give them')
    const path = pathOf(file)
    const head = await readable(file, () => checkBackup(linesOf(path)))
    const database = await bareDatabase()
    if ((await tableNames(database.db)).length > 0)
      throw new CommandError('DATABASE_URL: this database has tables already; a backup goes into a new, empty one')
    const { rows, unsure } = await restoreBackup(database, head, linesOf(path), now())
    const erased: number[] = []
    for (const number of numbers) {
      if ('erased' in (await eraseCandidate(database, number, 'request', { by: null, at: now() }))) erased.push(number)
    }
    return [
      `Restored ${rows} rows from ${file}, made ${head.at} by Yavka ${head.yavka}.`,
      unsure > 0 &&
        `${unsure} messages that were due may have been sent since: none goes out until a colleague agrees (Messages).`,
      erased.length > 0 && `Erased again: ${erased.join(', ')}.`,
      `Whoever was erased after ${head.at} is back unless named here: the acts of erasure give their numbers.`,
    ]
      .filter(Boolean)
      .join('\n')
  },
}

/** Opens the file only when its lines are asked for: what is read before would be lost. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked)
  yield* createInterface({ input: unpacked, crlfDelay: Infinity })
}

/** Faults of the file in one line. */
async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof BackupError) throw new CommandError(`${file} ${faults[error.code]}`, { cause: error })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_'))
      throw new CommandError(`${file} ${faults[code === 'Z_BUF_ERROR' ? 'cut-short' : 'not-a-backup']}`, {
        cause: error,
      })
    if (code.startsWith('E')) throw new CommandError(`${file} cannot be read`, { cause: error })
    throw error
  }
}
