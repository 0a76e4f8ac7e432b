import type { Role } from '../../db/schema/primitives.ts'
import type { ApproverRank } from '../../domain/pay/offers/approval.ts'
import { permissions } from '../../web/security/permissions.ts'

/** The roles that may decide about offers outside the band. */
export const approvingRoles: readonly Role[] = permissions['offers.approve']

export const rankOf = (role: Role): ApproverRank => (role === 'administrator' ? 'administrator' : 'manager')
