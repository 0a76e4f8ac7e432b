import type { Translate } from '../messages/index.ts'

/** Why an invitation is moved or cancelled, for one tap; anything else is kept in words of one's own. */
export const endReasons = {
  moved: ['asked', 'ill', 'waits-too-long', 'our-plans'],
  cancelled: ['changed-mind', 'other-job', 'not-reached', 'our-plans'],
} as const satisfies Record<'moved' | 'cancelled', readonly string[]>

type EndReason = (typeof endReasons)[keyof typeof endReasons][number]

const known: readonly string[] = Object.values(endReasons).flat()

const isKnown = (reason: string): reason is EndReason => known.includes(reason)

export const endReasonText = (reason: string | null, t: Translate): string | null =>
  reason !== null && isKnown(reason) ? t(`end-reason.${reason}`) : reason
