import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { TableRow } from '../domain/tables/cells.ts'
import { guessMapping } from '../domain/tables/columns.ts'
import { attendanceVocabulary } from '../domain/turnout/attendance/attendance-columns.ts'
import { normaliseAttendance } from '../domain/turnout/attendance/attendance-normalise.ts'
import type { AttendanceRecord } from '../domain/turnout/attendance/attendance.ts'
import { evaluate } from '../domain/turnout/evaluation/evaluate.ts'
import { withTable } from '../files/read-file.ts'
import { type Command, CommandError } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { unreadable } from './unreadable.ts'

/** How well the forecasts would have held on a holdout; touches no database. */
export const turnoutEvaluateCommand: Command = {
  usage: 'turnout evaluate --history FILE --holdout FILE',
  run: async (args, { pathOf }) => {
    const { values } = parseArgs({ args, options: { history: { type: 'string' }, holdout: { type: 'string' } } })
    const { history, holdout } = values
    if (!history || !holdout) throw new CommandError('Name two files: --history FILE --holdout FILE')
    return JSON.stringify(evaluate(await readHistory(pathOf(history)), await readHistory(pathOf(holdout))))
  },
}

/** The attendance records of a file, its columns guessed from the headings; rows that cannot count are left out. */
async function readHistory(file: string): Promise<AttendanceRecord[]> {
  try {
    return await withTable(fileBytes(file), {}, async ({ headings, rows: read }) => {
      const rows: TableRow[] = []
      for await (const row of read) rows.push(row)
      const mapping = guessMapping(headings, attendanceVocabulary)
      return normaliseAttendance(headings, mapping, rows).records.map(({ record }) => record)
    })
  } catch (error) {
    throw unreadable(basename(file), error)
  }
}
