import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import type { Role } from '../db/schema/primitives.ts'
import { createAccount } from '../features/accounts/acts/create-account.ts'

export const password = 'quiet morning tea'

export const colleagues: readonly { role: Role; name: string; email: string }[] = [
  { role: 'administrator', name: 'Алла Ведерникова', email: 'alla@example.ru' },
  { role: 'hr', name: 'Инга Светлова', email: 'inga@example.ru' },
  { role: 'manager', name: 'Марк Заречный', email: 'mark@example.ru' },
  { role: 'recruiter', name: 'Рита Полянская', email: 'rita@example.ru' },
]

/** One colleague for each role. @returns who recruits: the one whose hand most of the demonstration shows */
export async function addColleagues(db: Db, now: Temporal.Instant): Promise<number> {
  const ids = new Map<Role, number>()
  for (const colleague of colleagues) {
    const result = await createAccount(db, { ...colleague, password, language: 'ru' }, now)
    if ('created' in result) ids.set(result.created.role, result.created.id)
  }
  const recruiter = ids.get('recruiter')
  if (recruiter === undefined) throw new Error('The demonstration needs an empty database')
  return recruiter
}
