import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Db } from './open.ts'
import type { Schema } from './schema/index.ts'

type WithCandidates = ExpressionBuilder<Schema, 'candidates'>

/**
 * Whether a person may be seen: all but those of a file that is still being loaded. Belongs in every query that lists
 * people.
 */
export const published = (eb: WithCandidates): ExpressionWrapper<Schema, 'candidates', SqlBool> =>
  eb.or([
    eb('candidates.import_id', 'is', null),
    eb(
      'candidates.import_id',
      'not in',
      eb.selectFrom('imports').select('imports.id').where('imports.published_at', 'is', null),
    ),
  ])

/**
 * The people of a file that is being loaded: all from the key `from` on, but for those somebody has typed in `since`.
 */
export type Hidden = { from: number; since: number[] }

/** More than anybody types while a file is loaded; the rest are seen when that is over. */
const mostTyped = 1000

/**
 * Who is to be left out of a list that must not stumble over a million of them one by one; null when nobody is. Only
 * one import at a time has the turn to write, so that its people have the highest keys.
 */
export async function hiddenPeople(db: Db): Promise<Hidden | null> {
  const { from } = await db
    .selectFrom('candidates')
    .select((eb) => eb.fn.min<number | null>('id').as('from'))
    .where('import_id', '=', (eb) =>
      eb.selectFrom('imports').select('id').where('turn', '=', 1).where('published_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  if (from === null) return null
  const typed = await db
    .selectFrom('candidates')
    .select('id')
    .where('import_id', 'is', null)
    .where('id', '>', from)
    .orderBy('id')
    .limit(mostTyped)
    .execute()
  return { from, since: typed.map(({ id }) => id) }
}
