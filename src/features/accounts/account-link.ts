import type { ExpressionBuilder } from 'kysely'
import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Schema } from '../../db/schema/index.ts'
import { keepers } from './account.ts'

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A link that may still be used: nobody has, nobody took it back, and who made it still keeps accounts. */
export const inForce = (now: Temporal.Instant) => (eb: ExpressionBuilder<Schema, 'account_links'>) =>
  eb.and([
    eb('used_at', 'is', null),
    eb('revoked_at', 'is', null),
    eb('expires_at', '>', now.toString()),
    eb(
      'created_by',
      'in',
      eb.selectFrom('users').select('id').where('disabled_at', 'is', null).where('role', 'in', keepers),
    ),
    eb.or([
      eb('user_id', 'is', null),
      eb('user_id', 'in', eb.selectFrom('users').select('id').where('disabled_at', 'is', null)),
    ]),
  ])
