import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'

type OptingOut = { city: string; refusedOn: string; document: string }

type Recorded = { recorded: true } | { refused: 'no-agreement' }

/** Records the employer's refusal of a city's regional wage agreement, in place of an earlier one for the same city. */
export function recordOptOut(
  db: Db,
  { city, refusedOn, document }: OptingOut,
  { by, at }: ColleagueActor,
): Promise<Recorded> {
  return db.transaction().execute(async (trx): Promise<Recorded> => {
    const place = (await citiesToday(trx, at)).find(({ id }) => id === city)
    if (typeof place?.minimum?.regional !== 'number') return { refused: 'no-agreement' }
    const facts = { refused_on: refusedOn, document, recorded_by: by, recorded_at: at.toString() }
    await trx
      .insertInto('regional_opt_outs')
      .values({ city_id: city, ...facts })
      .onConflict((conflict) => conflict.column('city_id').doUpdateSet(facts))
      .execute()
    return { recorded: true }
  })
}
