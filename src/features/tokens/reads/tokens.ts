import type { Db } from '../../../db/open.ts'

/** Tokens that are not revoked, the newest first: one colleague's, or with null everybody's. */
export function tokensOf(db: Db, user: number | null) {
  return db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select([
      'api_tokens.id',
      'api_tokens.name',
      'users.name as owner',
      'users.role',
      'permissions_json',
      'api_tokens.created_at',
      'expires_at',
      'last_used_at',
    ])
    .where('revoked_at', 'is', null)
    .$if(user !== null, (query) => query.where('user_id', '=', user as number))
    .orderBy('api_tokens.id', 'desc')
    .limit(200)
    .execute()
}
