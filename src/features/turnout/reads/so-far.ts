import type { Temporal } from 'temporal-polyfill'
import { type PresenceSoFar, shareComingLater } from '../../../domain/turnout/so-far.ts'
import type { Db } from '../../../db/open.ts'
import type { InvitationTable } from '../../../db/schema/invitations.ts'
import { hasCome } from '../../../domain/turnout/presence.ts'
import { closedInvitations } from './closed-invitations.ts'

function minutesBetween(from: string, to: string) {
  return (Date.parse(to) - Date.parse(from)) / 60_000
}

/** Enough to know how late people come; older habits matter less. */
const peopleRemembered = 1000

/** Minutes from the beginning of their slot to the arrival of people who came to closed batches, the newest first. */
export async function arrivalDelays(db: Db): Promise<number[]> {
  const rows = await closedInvitations(db)
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .select(['slots.starts_at', 'invitations.arrived_at'])
    .where('invitations.arrived_at', 'is not', null)
    .orderBy('invitations.id', 'desc')
    .limit(peopleRemembered)
    .execute()
  return rows.map(({ starts_at, arrived_at }) => minutesBetween(starts_at, arrived_at!))
}

type Day = {
  slots: readonly { id: number; starts_at: string }[]
  minutes: number
  delays: readonly number[]
  now: Temporal.Instant
}

/** How long somebody's slot has been going on, in minutes; below 0 before it. */
function sinceSlot({ slots, now }: Day, slotId: number) {
  return minutesBetween(slots.find(({ id }) => id === slotId)!.starts_at, now.toString())
}

/** What the day has shown of each person so far. */
export function seenSoFar(rows: readonly Pick<InvitationTable, 'slot_id' | 'presence'>[], day: Day): PresenceSoFar[] {
  return rows.map(({ slot_id, presence }) => {
    if (presence === null) return { later: shareComingLater(sinceSlot(day, slot_id), day.delays, day.minutes) }
    return hasCome(presence) ? 'came' : 'missed'
  })
}
