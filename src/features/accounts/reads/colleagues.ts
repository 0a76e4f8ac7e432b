import type { Db } from '../../../db/open.ts'
import { type Colleague, columns } from '../account.ts'

export function colleagues(db: Db): Promise<Colleague[]> {
  return db.selectFrom('users').select(columns).orderBy('id').execute()
}
