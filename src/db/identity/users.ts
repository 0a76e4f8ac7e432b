import type { Transaction } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Schema } from '../schema/index.ts'
import type { Language, Role } from '../schema/primitives.ts'

/** A person who may sign in. `epoch` is the one their session was started in. */
export type User = { id: number; name: string; email: string; role: Role; language: Language; epoch: number }

export const userColumns = [
  'users.id',
  'users.name',
  'users.email',
  'users.role',
  'users.language',
  'users.epoch',
] as const

/**
 * Keeps a user as they are until the end of the transaction, so that what is made in their name (a token, a link) and
 * what ends everything of theirs come one after the other.
 * @returns false when they were blocked or their sessions were ended meanwhile
 */
export async function holdUser(trx: Transaction<Schema>, { id, epoch }: User): Promise<boolean> {
  const held = await trx
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('epoch', '=', epoch)
    .where('disabled_at', 'is', null)
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return held !== undefined
}
