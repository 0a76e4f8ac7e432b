import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { ownScorecard } from '../own-scorecard.ts'

/** Hands in the actor's scorecards of some candidates, also without marks; then the actor sees those of others. */
export function handIn(db: Db, vacancy: number, candidates: readonly number[], actor: ColleagueActor): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const candidate of candidates.toSorted((one, other) => one - other)) {
      const id = await ownScorecard(trx, vacancy, candidate, actor)
      if (id === null) continue
      await trx
        .updateTable('scorecards')
        .set({ submitted_at: actor.at.toString() })
        .where('id', '=', id)
        .where('submitted_at', 'is', null)
        .execute()
    }
  })
}
