import type { InvitationTable } from '../../db/schema/invitations.ts'

export const refusalReasons = ['skills', 'pay', 'competitor', 'no-prospect', 'declined', 'other'] as const

/** How an interview ended. A refusal needs a reason, and the reason "other" a note. */
export type InterviewResult = {
  result: NonNullable<InvitationTable['result']>
  reason: (typeof refusalReasons)[number] | null
  note: string | null
}

/** The part that is missing in a result, if any. */
export function missingIn({ result, reason, note }: InterviewResult): 'reason' | 'note' | null {
  if (result !== 'refused') return null
  if (reason === null) return 'reason'
  return reason === 'other' && note === null ? 'note' : null
}
