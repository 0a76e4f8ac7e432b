import type { Db } from './open.ts'
import type { Language, Role } from './schema.ts'

/** A person who may sign in. */
export type User = { id: number; name: string; email: string; role: Role; language: Language; epoch: number }

/** The user of a session; undefined when there is none, or no longer. */
export function findUser(db: Db, id: number): Promise<User | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', 'language', 'epoch'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}
