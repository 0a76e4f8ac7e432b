import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { forecastDay, type DayForecast } from '../../turnout/forecasts.ts'
import { arrivalDelays, seenSoFar } from '../../turnout/reads/so-far.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { dayAdvice, type DayAdvice, type DayState } from '../day-advice.ts'
import { dayState } from '../day-state.ts'
import { activeInvitations, invitedTo } from '../presence.ts'
import { findBatches, slotsOfBatches, type Batch, type Slot } from './batches.ts'
import { invitationsOfBatches, type InvitationRow } from './invitations.ts'

/** A day with its people, their forecast as of now, and what to do about it. */
export type AdvisedDay = {
  batch: Batch
  slots: Slot[]
  /** Everybody who was ever invited, moved and cancelled invitations, too. */
  rows: InvitationRow[]
  /** Of those invited, without walk-ins. */
  forecast: DayForecast
  state: DayState
  advice: DayAdvice
}

/** What to do about these batches now, the earliest day first; a constant number of queries. */
export async function advisedDays(db: Db, ids: readonly number[], now: Temporal.Instant): Promise<AdvisedDay[]> {
  const batches = await findBatches(db, ids)
  if (batches.length === 0) return []
  const [allSlots, allRows] = [await slotsOfBatches(db, ids), await invitationsOfBatches(db, ids)]
  const [model, delays] = [await teamModel(db), await arrivalDelays(db)]
  return batches.map((batch) => {
    const slots = allSlots.filter(({ batch_id }) => batch_id === batch.id)
    const rows = allRows.filter(({ batch_id }) => batch_id === batch.id)
    const seen = seenSoFar(invitedTo(rows), { slots, minutes: batch.minutes, delays, now })
    const forecast = forecastDay(model, batch, invitedTo(rows), slots, now.toString(), seen)
    const state = dayState({ batch, slots, rows: activeInvitations(rows), forecast }, now)
    return { batch, slots, rows, forecast, state, advice: dayAdvice(state) }
  })
}
