import type { EndedBy } from '../../db/schema/applications.ts'
import type { Translate } from '../messages/index.ts'

/** Why a candidate is out of a vacancy: what the team finds, and what the candidate decides. The team adds its own. */
export const closeReasons = {
  team: ['not-reached', 'no-prospect', 'skills', 'filled'],
  candidate: ['competitor', 'pay', 'conditions', 'changed-mind', 'not-started', 'not-interested', 'consent-withdrawn'],
} as const satisfies Record<EndedBy, readonly string[]>

type CloseReason = (typeof closeReasons)[EndedBy][number]

const known: readonly string[] = Object.values(closeReasons).flat()

const isKnown = (reason: string): reason is CloseReason => known.includes(reason)

export const reasonText = (reason: string | null, t: Translate): string =>
  reason === null ? t('common.unknown') : isKnown(reason) ? t(`close-reason.${reason}`) : reason
