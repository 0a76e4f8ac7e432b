import type { Db } from '../../../db/open.ts'
import type { CandidateColumn } from '../../../domain/people/candidate/candidate-columns.ts'
import type { Mapping } from '../../../domain/tables/columns.ts'
import { runImport } from '../acts/run-import.ts'
import { loadShortFile, type ShortImport } from '../acts/short-files/load-short-file.ts'
import { type Import, type Trial, shownOfTrial } from '../import.ts'
import { findImport } from '../reads/imports.ts'
import { keptRows } from '../reads/kept-rows.ts'
import { reasonCounts, rejectedRows } from '../reads/rejected-rows.ts'
import { type Run, Stopped } from './run-lease.ts'

/** Tries or loads the kept file that a run is about. The file was read when it arrived; its rows are kept. */
export async function loadKeptFile(db: Db, run: Run): Promise<void> {
  const item = await findImport(db, run.id)
  if (!item) return
  try {
    await (item.kind === 'candidates' ? loadPeople(db, run, item) : loadShortFile(db, run, item as ShortImport))
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}

async function loadPeople(db: Db, run: Run, item: Import): Promise<void> {
  let read = 0
  const rows = counted(keptRows(db, item), (count) => (read = count))
  const work = {
    mapping: item.mapping as Mapping<CandidateColumn>,
    vacancyId: item.vacancyId,
    vacancies: item.vacancies,
    at: item.createdAt,
    part: () => read / item.rowCount,
  }
  await runImport(db, run, { headings: item.headings, rows }, work, async (outcome) => {
    const trial: Trial = {
      outcome,
      reasons: await reasonCounts(db, run.id),
      setAside: (await rejectedRows(db, run.id, 0, shownOfTrial)).map(({ row, reason, detail }) => ({
        row,
        reason,
        detail,
      })),
    }
    return JSON.stringify(trial)
  })
}

async function* counted<T>(items: AsyncIterable<T>, seen: (count: number) => void): AsyncGenerator<T> {
  let count = 0
  for await (const item of items) {
    count += 1
    seen(count)
    yield item
  }
}
