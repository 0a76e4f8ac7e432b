import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Mark } from '../../../domain/scoring/ratings.ts'
import { ownScorecard } from '../own-scorecard.ts'

/** One cell of the sheet: the mark that the actor wants, and the one that they saw before. */
export type Cell = { candidate: number; criterion: number; mark: Mark | null; seen: Mark | null }

/**
 * Enters marks into the actor's own scorecards. A cell that holds neither the mark seen nor the one wanted was changed
 * on another screen of theirs: it stays as it is.
 * @returns the cells that were left as they are
 */
export function enterMarks(db: Db, vacancy: number, cells: readonly Cell[], actor: ColleagueActor): Promise<Cell[]> {
  return db.transaction().execute(async (trx) => {
    const stale: Cell[] = []
    // Always in the same order, so that two screens at once do not wait for each other.
    for (const cell of cells.toSorted(
      (one, other) => one.candidate - other.candidate || one.criterion - other.criterion,
    )) {
      const scorecard = await ownScorecard(trx, vacancy, cell.candidate, actor)
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
      const mark = { observed: cell.mark, updated_at: actor.at.toString() }
      await trx
        .insertInto('scorecard_marks')
        .values({ scorecard_id: scorecard, criterion_id: cell.criterion, ...mark })
        .onConflict((conflict) => conflict.columns(['scorecard_id', 'criterion_id']).doUpdateSet(mark))
        .execute()
    }
    return stale
  })
}
