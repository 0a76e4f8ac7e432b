import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Schema } from './schema.ts'

type WithCandidates = ExpressionBuilder<Schema, 'candidates'>

/** Whether a person may be seen: all but those of a file that is still being loaded. Belongs in every query that lists people. */
export const published = (eb: WithCandidates): ExpressionWrapper<Schema, 'candidates', SqlBool> =>
  eb.or([
    eb('candidates.import_id', 'is', null),
    eb.exists(
      eb.selectFrom('imports').select('imports.id').whereRef('imports.id', '=', 'candidates.import_id').where('imports.published_at', 'is not', null),
    ),
  ])
