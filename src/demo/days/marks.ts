import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../../db/actor.ts'
import type { Db } from '../../db/open.ts'
import type { InvitationRow } from '../../features/batches/reads/invitations.ts'
import type { Slot } from '../../features/batches/reads/batches.ts'
import { cancelInvitation } from '../../features/invitations/acts/cancel-invitation.ts'
import type { VersionedInvitation } from '../../features/invitations/invitation.ts'
import { markPresence, type PresenceMark } from '../../features/reception/acts/mark-presence.ts'
import { recordResult } from '../../features/reception/acts/record-result.ts'
import type { InterviewResult } from '../../features/reception/result.ts'

/** Something that a colleague does with an invitation at a moment. */
export type Mark = {
  at: Temporal.Instant
  make: (db: Db, seen: VersionedInvitation, actor: ColleagueActor) => Promise<object>
}

/** Makes some marks for a person, one after another. */
export async function makeMarks(db: Db, row: InvitationRow, marks: readonly Mark[], by: number): Promise<void> {
  for (const [index, { make, at }] of marks.entries())
    await make(db, { id: row.id, version: row.version + index }, { by, at })
}

function presence(mark: PresenceMark, at: Temporal.Instant): Mark {
  return { at, make: (db, seen, actor) => markPresence(db, seen, mark, actor) }
}

export function arrives(at: Temporal.Instant, mark: 'came' | 'late' = 'came'): Mark {
  return presence(mark, at)
}

export function goesIn(at: Temporal.Instant): Mark {
  return presence('call-in', at)
}

export function leaves(at: Temporal.Instant): Mark {
  return presence('left', at)
}

export function isMissed(at: Temporal.Instant): Mark {
  return presence('missed', at)
}

export function ends(
  at: Temporal.Instant,
  result: InterviewResult['result'],
  reason: InterviewResult['reason'] = null,
  note: string | null = null,
): Mark {
  return { at, make: (db, seen, actor) => recordResult(db, seen, { result, reason, note }, actor) }
}

export function isCancelled(at: Temporal.Instant, reason: string): Mark {
  return { at, make: (db, seen, actor) => cancelInvitation(db, seen, reason, actor) }
}

export function slotOf(row: InvitationRow, slots: readonly Slot[]): Slot {
  const slot = slots.find(({ id }) => id === row.slot_id)
  if (!slot) throw new RangeError('An invitation without its slot')
  return slot
}
