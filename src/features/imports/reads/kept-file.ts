import type { Db } from '../../../db/open.ts'
import type { CandidateColumn } from '../../../domain/people/candidate/candidate-columns.ts'
import type { Mapping } from '../../../domain/tables/columns.ts'
import { carryOut } from '../acts/candidates.ts'
import { keptRows } from './kept-rows.ts'
import { findImport, rejectedRows, type Trial } from '../acts/imports.ts'
import { Stopped, type Run } from '../runs/run-lease.ts'

/** How many rows set aside a trial shows. */
const shownOfTrial = 20

/** Tries or loads the kept file that a run is about. The file was read when it arrived; its rows are kept. */
export async function loadKeptFile(db: Db, run: Run): Promise<void> {
  const item = await findImport(db, run.id)
  if (!item) return
  let read = 0
  const rows = counted(keptRows(db, item), (count) => (read = count))
  const work = {
    mapping: item.mapping as Mapping<CandidateColumn>,
    vacancyId: item.vacancyId,
    at: item.createdAt,
    part: () => read / item.rowCount,
  }
  try {
    await carryOut(db, run, { headings: item.headings, rows }, work, async (outcome) => {
      const trial: Trial = {
        outcome,
        setAside: (await rejectedRows(db, run.id, 0, shownOfTrial)).map(({ row, reason }) => ({ row, reason })),
      }
      return JSON.stringify(trial)
    })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

async function* counted<T>(items: AsyncIterable<T>, seen: (count: number) => void): AsyncGenerator<T> {
  let count = 0
  for await (const item of items) {
    count += 1
    seen(count)
    yield item
  }
}
