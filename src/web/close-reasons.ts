import type { Translate } from './messages/index.ts'

/** Why a candidate is out of a vacancy, as the article names it; anything else is the recruiter's own text. */
export const closeReasons = ['not-reached', 'competitor', 'no-prospect'] as const

type CloseReason = (typeof closeReasons)[number]

const isKnown = (reason: string): reason is CloseReason => closeReasons.includes(reason as CloseReason)

export const reasonText = (reason: string | null, t: Translate): string =>
  reason === null ? t('common.unknown') : isKnown(reason) ? t(`close-reason.${reason}`) : reason
