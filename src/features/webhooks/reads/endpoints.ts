import type { Db } from '../../../db/open.ts'

/** Every address with how its last message that was tried ended. */
export function endpoints(db: Db) {
  return db
    .selectFrom('webhook_endpoints')
    .leftJoin('webhook_deliveries as last', (join) =>
      join.on('last.id', '=', (eb) =>
        eb
          .selectFrom('webhook_deliveries')
          .select('webhook_deliveries.id')
          .whereRef('webhook_deliveries.endpoint_id', '=', 'webhook_endpoints.id')
          .where('webhook_deliveries.attempts', '>', 0)
          .orderBy('webhook_deliveries.id', 'desc')
          .limit(1),
      ),
    )
    .select([
      'webhook_endpoints.id',
      'url',
      'secret',
      'nouns_json',
      'last.finished_at',
      'last.delivered',
      'last.attempts',
      'last.next_at',
      'last.last_answer',
    ])
    .orderBy('webhook_endpoints.id')
    .execute()
}

export const findEndpoint = (db: Db, id: number) =>
  db.selectFrom('webhook_endpoints').select(['id', 'url']).where('id', '=', id).executeTakeFirst()
