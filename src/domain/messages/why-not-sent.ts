import type { MessageKind } from './wordings.ts'

/** Why a message was not sent. */
export const dropReasons = [
  'answered',
  'cancelled',
  'declined',
  'erased',
  'given-up',
  'moved',
  'no-address',
  'no-consent',
  'not-cancelled',
  'stopped',
  'suppressed',
  'taken-back',
  'too-late',
] as const

export type DropReason = (typeof dropReasons)[number]

/** A meeting as it stands at the moment of sending. */
export type MeetingNow = {
  isActive: boolean
  day: 'planned' | 'closed' | 'cancelled'
  isMarked: boolean
  reply: 'yes' | 'no' | 'unsure' | null
  hasPassed: boolean
  /** The version of its calendar entry. */
  sequence: number
  /** Whether the person has that entry. */
  isEntryGiven: boolean
}

export type Due = {
  kind: MessageKind
  step: string
  sequence: number
  isExpired: boolean
  isErased: boolean
  hasConsent: boolean
  /** Another confirmation was queued since. */
  isOutdated: boolean
  /** The team has closed the application. */
  isRefused: boolean
  /** Null where the thread has none. */
  meeting: MeetingNow | null
}

/** Asked once more when a message is about to be sent: what has made it untrue since, or null while it is true. */
export function whyNotSent(due: Due): DropReason | null {
  if (due.isErased) return 'erased'
  if (!due.hasConsent && !isFarewell(due)) return 'no-consent'
  if (due.isExpired) return 'too-late'
  if (due.kind === 'refusal') return due.isRefused ? null : 'taken-back'
  if (due.kind === 'passed') return due.meeting?.hasPassed ? null : 'taken-back'
  return due.meeting === null ? 'cancelled' : whyNotOfMeeting(due, due.meeting)
}

/**
 * What is still said to somebody who has taken their consent back: that the meeting in their calendar is off. It ends
 * what they asked for, within the thirty days that the law leaves for that (152-FZ, article 21, part 5); anything else
 * would begin something.
 */
export function isFarewell({ kind, step, meeting }: Pick<Due, 'kind' | 'step' | 'meeting'>): boolean {
  const isOff = kind === 'cancellation' || (kind === 'confirmation' && step === 'no')
  return isOff && meeting !== null && meeting.isEntryGiven
}

function whyNotOfMeeting({ kind, step, sequence, isOutdated }: Due, meeting: MeetingNow): DropReason | null {
  const { isActive, day, isMarked, reply } = meeting
  const takesPlace = isActive && day !== 'cancelled'
  if (kind === 'cancellation') return takesPlace || sequence !== meeting.sequence ? 'not-cancelled' : null
  // Also who has left the vacancy altogether is confirmed that they do not come.
  if (kind === 'confirmation' && (isOutdated || (reply === 'no') !== (step === 'no'))) return 'answered'
  if (kind === 'confirmation' && step === 'no') return null
  if (!takesPlace) return 'cancelled'
  if (day === 'closed' || isMarked) return 'too-late'
  if (kind === 'invitation') return reply === null ? null : 'answered'
  if (kind === 'confirmation') return reply === 'yes' ? null : 'answered'
  if (kind === 'change' && sequence !== meeting.sequence) return 'moved'
  return reply === 'no' ? 'declined' : null
}
