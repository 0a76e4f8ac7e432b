import type { Translate } from '../messages/index.ts'
import { reasonText } from './close-reasons.ts'

/** Why an invitation is moved or cancelled, for one tap; anything else is kept in words of one's own. */
export const endReasons = {
  moved: ['asked', 'ill', 'waits-too-long', 'our-plans'],
  cancelled: ['changed-mind', 'other-job', 'not-reached', 'our-plans'],
} as const satisfies Record<'moved' | 'cancelled', readonly string[]>

type EndReason = (typeof endReasons)[keyof typeof endReasons][number]

const known: readonly string[] = Object.values(endReasons).flat()

const isKnown = (reason: string): reason is EndReason => known.includes(reason)

/** An invitation that ended with its application has the reason of that. */
export function endReasonText(reason: string | null, t: Translate): string | null {
  if (reason === null) return null
  return isKnown(reason) ? t(`end-reason.${reason}`) : reasonText(reason, t)
}
