import type { Permission } from '../../web/security/permissions.ts'

/** What the API's calls ask for; other permissions would let a token do nothing more. */
export const tokenPermissions = [
  'candidates.read',
  'candidates.edit',
  'vacancies.read',
  'vacancies.edit',
  'batches.read',
  'batches.plan',
  'messages.send',
  'offers.read',
  'offers.make',
  'offers.send',
  'offers.approve',
] as const satisfies readonly Permission[]

/** Days. */
export const lifetimes = ['30', '90', '365'] as const
