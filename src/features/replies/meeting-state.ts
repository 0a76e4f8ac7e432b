import type { MeetingOfThread } from './reads/meeting-of-thread.ts'

/**
 * How a meeting stands for the person who was invited to it. `left`: they have said that they are not interested any
 * more, and may still say that nobody is to write to them.
 */
export type MeetingState = 'open' | 'left' | 'called-off' | 'over'

type Facts = Pick<MeetingOfThread, 'erased' | 'status' | 'end_origin' | 'presence' | 'batch_status' | 'ends_at'>

export function meetingState(meeting: Facts, now: string): MeetingState {
  const { erased, status, end_origin, presence, batch_status, ends_at } = meeting
  if (erased === 1 || ends_at <= now || batch_status === 'closed') return 'over'
  if (batch_status === 'cancelled') return 'called-off'
  if (status !== 'active') return end_origin === 'person' ? 'left' : 'called-off'
  return presence === null ? 'open' : 'over'
}
