import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { invitedTo } from '../../batches/presence.ts'
import { findBatch, laterSlots, slotsOfBatch } from '../../batches/reads/batches.ts'
import { invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { countToInvite } from '../../invitations/reads/candidates-to-invite.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { arrivalDelays, seenSoFar } from '../../turnout/reads/so-far.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'

/** The nearest day of a vacancy that is not over, as the page of that day sees it. */
export type NextDay = {
  id: number
  date: string
  invited: number
  /** How many more to invite: 0 says enough, null that no number is. */
  further: number | null
  /** How many people are there to be invited. */
  toInvite: number
  /** Whether somebody has been marked already: then the reception counts, and nobody is invited any more. */
  begun: boolean
}

export async function nextDay(db: Db, vacancy: number, now: Temporal.Instant): Promise<NextDay | null> {
  const [slot] = await laterSlots(db, vacancy, now.toString())
  const batch = slot && (await findBatch(db, slot.batch_id))
  if (!batch) return null
  const [slots, rows, model, delays, toInvite] = await Promise.all([
    slotsOfBatch(db, batch.id),
    invitationsOfBatch(db, batch.id),
    teamModel(db),
    arrivalDelays(db),
    countToInvite(db, { batch: batch.id, vacancy, group: 'ready', missedBatch: null }),
  ])
  const invited = invitedTo(rows)
  const seen = seenSoFar(invited, { slots, minutes: batch.minutes, delays, now })
  return {
    id: batch.id,
    date: batch.date,
    invited: invited.length,
    further: forecastDay(model, batch, invited, slots, now.toString(), seen).further,
    toInvite,
    begun: rows.some(({ presence }) => presence !== null),
  }
}
