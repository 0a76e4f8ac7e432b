import { type ExpressionBuilder, sql } from 'kysely'
import type { Schema } from '../../../db/schema/index.ts'

/** In a query of invitations: for what of which trial the person was drawn last, as `trialArm` names it. */
export function trialOfInvitation(eb: ExpressionBuilder<Schema, 'invitations'>) {
  return eb
    .selectFrom('message_trial_people')
    .select(sql<string>`message_trial_people.trial_id || message_trial_people.arm`.as('held'))
    .whereRef('message_trial_people.invitation_id', '=', 'invitations.id')
    .orderBy('message_trial_people.id', 'desc')
    .limit(1)
    .as('trial')
}
