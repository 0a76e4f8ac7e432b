import type { Actor } from '../../../db/actor.ts'
import { holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { apply } from './apply.ts'

type Application = { candidate: number; vacancy: number }

/** Lets a candidate apply to an open vacancy; applying again changes nothing. @returns the application's id */
export function applyToVacancy(
  db: Db,
  { candidate, vacancy }: Application,
  { at }: Actor,
): Promise<{ id: number } | { refused: 'no-such-candidate' | 'closed' }> {
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('candidates')
      .select('id')
      .where('id', '=', candidate)
      .where('erased', '=', 0)
      .where(published)
      .executeTakeFirst()
    if (!person) return { refused: 'no-such-candidate' }
    if ((await holdVacancy(trx, vacancy))?.closed_at !== null) return { refused: 'closed' }
    await apply(trx, [candidate], vacancy, at.toString())
    const application = await trx
      .selectFrom('applications')
      .select('id')
      .where('candidate_id', '=', candidate)
      .where('vacancy_id', '=', vacancy)
      .executeTakeFirst()
    return application ?? { refused: 'no-such-candidate' }
  })
}
