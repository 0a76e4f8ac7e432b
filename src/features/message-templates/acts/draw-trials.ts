import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { inChunks } from '../../../db/chunks.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Lead } from '../../../domain/messages/steps.ts'
import { armOf, type Arm } from '../../../domain/messages/trial.ts'
import type { Wording } from '../../../domain/messages/wordings.ts'
import { runningTrial } from '../reads/trials.ts'

/** What an invitation was drawn for; `lead`: the other timing, where it is that arm. */
export type Draw = { trial: number; arm: Arm; lead: Lead | null }

/**
 * Draws for which arm of the running trial of a message each invitation is, and writes it down: by the person, so that
 * somebody invited again is in the same one. Once as many as planned are drawn, nobody else is.
 *
 * @returns nothing for an invitation of no trial
 */
export async function drawTrials(
  trx: Transaction<Schema>,
  wording: Wording,
  invitations: readonly { id: number; candidate: number }[],
  at: Temporal.Instant,
): Promise<Map<number, Draw>> {
  const draws = new Map<number, Draw>()
  const trial = invitations.length > 0 && (await runningTrial(trx, wording))
  if (!trial) return draws
  const before = await trx
    .selectFrom('message_trial_people')
    .select(['invitation_id', 'arm'])
    .where('trial_id', '=', trial.id)
    .execute()
  const known = new Map(before.map((row) => [row.invitation_id, row.arm]))
  const places = Math.max(0, trial.planned - trial.drawn)
  const drawn = invitations.filter(({ id }) => !known.has(id)).slice(0, places)
  const rows = drawn.map(({ id, candidate }) => ({
    trial_id: trial.id,
    invitation_id: id,
    arm: armOf(trial.id, candidate),
    drawn_at: at.toString(),
  }))
  for (const some of inChunks(rows)) await trx.insertInto('message_trial_people').values(some).execute()
  for (const row of rows) known.set(row.invitation_id, row.arm)
  for (const { id } of invitations) {
    const arm = known.get(id)
    if (arm) draws.set(id, { trial: trial.id, arm, lead: arm === 'b' ? trial.lead : null })
  }
  return draws
}
