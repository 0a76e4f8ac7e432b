import { closeReasons } from '../../../web/texts/close-reasons.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'

/** Reasons to withdraw before anybody has met: nobody has failed to start yet. */
const beforeMeeting = closeReasons.candidate.filter((reason) => reason !== 'not-started')

/**
 * What to do after somebody said that they will not come: another time, they withdraw, or the team closes.
 * @param application the open application that may be closed, if there is one
 * @param screen the calls, to which each way leads back
 */
export function afterNoView(
  { id, candidate_id }: Pick<InvitationRow, 'id' | 'candidate_id'>,
  application: { id: number; version: number } | undefined,
  screen: string,
  { t }: Visitor,
) {
  const back = `?back=${encodeURIComponent(screen)}`
  return {
    move: `/invitations/${id}${back}#move`,
    next: screen,
    closure: application && `/candidates/${candidate_id}/applications/${application.id}/closure${back}`,
    version: application?.version,
    reasons: beforeMeeting.map((reason) => ({ value: reason, label: t(`close-reason.${reason}`) })),
  }
}
