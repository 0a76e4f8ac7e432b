import type { Role } from '../../db/schema/primitives.ts'

/** Who may do what: the one table that routes, navigation and the Settings page read. */
export const permissions = {
  'vacancies.read': ['administrator', 'hr', 'manager', 'recruiter'],
  'vacancies.edit': ['administrator', 'hr', 'recruiter'],
  'candidates.read': ['administrator', 'hr', 'manager', 'recruiter'],
  'candidates.edit': ['administrator', 'hr', 'recruiter'],
  'candidates.export': ['administrator', 'hr', 'recruiter'],
  'candidates.erase': ['administrator', 'hr'],
  'imports.run': ['administrator', 'hr', 'recruiter'],
  'batches.read': ['administrator', 'hr', 'manager', 'recruiter'],
  'batches.plan': ['administrator', 'hr', 'recruiter'],
  'messages.send': ['administrator', 'hr', 'recruiter'],
  'messages.manage': ['administrator', 'hr'],
  'reception.mark': ['administrator', 'hr', 'recruiter'],
  'results.record': ['administrator', 'hr', 'manager', 'recruiter'],
  'offers.read': ['administrator', 'hr', 'manager', 'recruiter'],
  'offers.make': ['administrator', 'hr', 'manager', 'recruiter'],
  'offers.send': ['administrator', 'hr', 'manager'],
  'offers.approve': ['administrator', 'hr', 'manager'],
  'pay.manage': ['administrator', 'hr'],
  'employer.manage': ['administrator', 'hr'],
  'reports.read': ['administrator', 'hr', 'manager', 'recruiter'],
  'accounts.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export const roles: readonly Role[] = ['administrator', 'hr', 'manager', 'recruiter']

export const mayRole = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role)
