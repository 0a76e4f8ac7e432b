import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { importAttendance } from '../features/imports/acts/short-files/import-attendance.ts'
import { importCandidates } from '../features/imports/acts/import-candidates.ts'
import { importMarket } from '../features/imports/acts/short-files/import-market.ts'
import type { ImportReport } from '../features/imports/report.ts'
import { withTable } from '../files/read-file.ts'
import type { Rows } from '../files/table.ts'
import { type Command, type CommandContext, CommandError } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { reportAsJson, reportAsText } from './import-report.ts'
import { unreadable } from './unreadable.ts'

type Import = (
  table: Rows,
  context: CommandContext,
  options: { dryRun: boolean; fileName: string },
) => Promise<ImportReport>

export const importAttendanceCommand: Command = {
  usage: 'import attendance FILE [--dry-run] [--json]',
  run: importing(async (table, { database, now }, { dryRun }) =>
    importAttendance((await database()).db, table, undefined, { dryRun, at: now() }),
  ),
}

export const importCandidatesCommand: Command = {
  usage: 'import candidates FILE [--dry-run] [--json]',
  run: importing(async (table, { database, now }, options) =>
    importCandidates((await database()).db, table, undefined, { ...options, at: now(), clock: now }),
  ),
  setUpProcess() {
    // Where there is much memory the engine lets a million rows pile up before it clears them away.
    setFlagsFromString('--optimize-for-size')
    // People who wait for a page come first on a small machine.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  },
}

export const importMarketCommand: Command = {
  usage: 'import market FILE [--dry-run] [--json]',
  run: importing(async (table, { database, now }, { dryRun }) =>
    importMarket((await database()).db, table, undefined, { dryRun, at: now() }),
  ),
}

function importing(load: Import): Command['run'] {
  return async (args, context) => {
    const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new CommandError('Name one file')
    const dryRun = values['dry-run'] ?? false
    try {
      const options = { dryRun, fileName: basename(file) }
      return await withTable(fileBytes(context.pathOf(file)), {}, async (table) => {
        const report = await load(table, context, options)
        return values.json ? reportAsJson(report, table.place) : reportAsText(report, dryRun, table.place)
      })
    } catch (error) {
      throw unreadable(basename(file), error)
    }
  }
}
