import type { Language, Role } from '../../db/schema/primitives.ts'
import { permissions } from '../../web/security/permissions.ts'

export type NewAccount = { name: string; email: string; password: string; language: Language }

export type Colleague = { id: number; name: string; email: string; role: Role; disabled_at: string | null }

export const columns = ['id', 'name', 'email', 'role', 'disabled_at'] as const

/** The roles that keep accounts. */
export const keepers: readonly Role[] = permissions['accounts.manage']
