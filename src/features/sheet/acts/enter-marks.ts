import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Mark } from '../../../domain/scoring/ratings.ts'
import { apply } from '../../applications/acts/apply.ts'

/** One tap: whom, by what, the mark now, and the mark that was there before it. */
export type Cell = { candidate: number; criterion: number; mark: Mark | null; seen: Mark | null }

export type Act = { by: number; at: Temporal.Instant }

/** The applications of some candidates to a vacancy. */
export async function applicationsTo(
  db: Db,
  vacancy: number,
  candidates: readonly number[],
): Promise<Map<number, number>> {
  if (candidates.length === 0) return new Map()
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'candidate_id'])
    .where('vacancy_id', '=', vacancy)
    .where('candidate_id', 'in', candidates)
    .execute()
  return new Map(rows.map(({ id, candidate_id }) => [candidate_id, id]))
}

/**
 * Enters marks into one's own scorecards; nobody else's is touched. A cell that holds neither the mark seen nor the one
 * wanted was changed on another of one's own screens: it stays as it is.
 *
 * @returns the cells left alone
 */
export function enterMarks(db: Db, vacancy: number, cells: readonly Cell[], act: Act): Promise<Cell[]> {
  return db.transaction().execute(async (trx) => {
    const stale: Cell[] = []
    // Always in the same order, or two screens at once would wait for one another.
    for (const cell of cells.toSorted(
      (one, other) => one.candidate - other.candidate || one.criterion - other.criterion,
    )) {
      const scorecard = await ownCard(trx, vacancy, cell.candidate, act)
      if (scorecard === null) {
        stale.push(cell)
        continue
      }
      const kept = await trx
        .selectFrom('scorecard_marks')
        .select('observed')
        .where('scorecard_id', '=', scorecard)
        .where('criterion_id', '=', cell.criterion)
        .executeTakeFirst()
      const now = kept?.observed ?? null
      if (now === cell.mark) continue
      if (now !== cell.seen) {
        stale.push(cell)
        continue
      }
      const mark = { observed: cell.mark, updated_at: act.at.toString() }
      await trx
        .insertInto('scorecard_marks')
        .values({ scorecard_id: scorecard, criterion_id: cell.criterion, ...mark })
        .onConflict((conflict) => conflict.columns(['scorecard_id', 'criterion_id']).doUpdateSet(mark))
        .execute()
    }
    return stale
  })
}

/**
 * One's own scorecard of a candidate, made where there is none, held until the transaction ends and moved on a version;
 * null when the candidate was erased or merged meanwhile.
 */
async function ownCard(
  trx: Transaction<Schema>,
  vacancy: number,
  candidate: number,
  { by, at }: Act,
): Promise<number | null> {
  const now = at.toString()
  await apply(trx, [candidate], vacancy, now)
  const application = await trx
    .selectFrom('applications')
    .select('id')
    .where('vacancy_id', '=', vacancy)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  if (!application) return null
  await trx
    .insertInto('scorecards')
    .values({ application_id: application.id, user_id: by, created_at: now, updated_at: now, version: 0 })
    .onConflict((conflict) => conflict.columns(['application_id', 'user_id']).doNothing())
    .execute()
  const { id } = await trx
    .updateTable('scorecards')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: now }))
    .where('application_id', '=', application.id)
    .where('user_id', '=', by)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Hands in one's scorecards of some candidates, empty ones where nothing was marked, and so opens the others'. */
export function handIn(db: Db, vacancy: number, candidates: readonly number[], act: Act): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const candidate of candidates.toSorted((one, other) => one - other)) {
      const id = await ownCard(trx, vacancy, candidate, act)
      if (id === null) continue
      await trx
        .updateTable('scorecards')
        .set({ submitted_at: act.at.toString() })
        .where('id', '=', id)
        .where('submitted_at', 'is', null)
        .execute()
    }
  })
}
