import type { Db } from '../../db/open.ts'
import type { CandidateField } from '../../domain/people/candidate-columns.ts'
import type { Mapping } from '../../domain/tables/columns.ts'
import { carryOut } from './candidates.ts'
import { fileOf, findImport, rejectedRows, type Trial } from './queries.ts'
import { readTable, tableLimits } from './table/read-table.ts'
import { TableError } from './table/table-error.ts'
import { Stopped, type Run } from './run-lease.ts'

/** How many rows set aside a trial shows. */
const shownOfTrial = 20

/** Tries or loads the kept file that a run is about. What goes wrong with the file itself is written down there. */
export async function loadKeptFile(db: Db, run: Run): Promise<void> {
  const item = await findImport(db, run.id)
  if (!item) return
  let read = 0
  const table = () => readTable(fileOf(db, run.id, (bytes) => (read = bytes)), tableLimits, item.reading)
  const work = { mapping: item.mapping as Mapping<CandidateField>, vacancyId: item.vacancyId, at: item.createdAt, part: () => read / item.size }
  try {
    await carryOut(db, run, table, work, async (outcome) => {
      const trial: Trial = { outcome, setAside: (await rejectedRows(db, run.id, 0, shownOfTrial)).map(({ row, reason }) => ({ row, reason })) }
      return JSON.stringify(trial)
    })
  } catch (error) {
    if (!(error instanceof TableError || error instanceof Stopped)) throw error
  }
}
