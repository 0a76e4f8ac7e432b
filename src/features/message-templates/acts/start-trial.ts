import type { ColleagueActor } from '../../../db/actor.ts'
import { holdTrials } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { languages } from '../../../db/schema/primitives.ts'
import type { Lead } from '../../../domain/messages/steps.ts'
import type { Wording } from '../../../domain/messages/wordings.ts'
import { runningTrial } from '../reads/trials.ts'
import { unknownIn, type TextPair, type UnknownPlaceholders } from './save-template.ts'

/** What the other half of the people gets: another wording, or for a step of the reminders another lead. */
export type NewTrial = { name: string; wording: Wording; planned: number } & ({ pair: TextPair } | { lead: Lead })

export type StartedTrial =
  | { started: number }
  | { refused: 'unknown'; unknown: UnknownPlaceholders[] }
  | { refused: 'running' | 'no-step' }

/** Starts a trial of two wordings or timings; of one message only one at a time. */
export function startTrial(db: Db, trial: NewTrial, actor: ColleagueActor): Promise<StartedTrial> {
  const { name, wording, planned } = trial
  const pair = 'pair' in trial ? trial.pair : null
  const unknown = pair ? unknownIn(pair) : []
  if (unknown.length > 0) return Promise.resolve({ refused: 'unknown', unknown })
  if ('lead' in trial && wording.kind !== 'reminder') return Promise.resolve({ refused: 'no-step' })
  return db.transaction().execute(async (trx) => {
    await holdTrials(trx)
    if (await runningTrial(trx, wording)) return { refused: 'running' }
    const { id } = await trx
      .insertInto('message_trials')
      .values({
        name,
        ...wording,
        lead_json: 'lead' in trial ? JSON.stringify(trial.lead) : null,
        planned,
        started_by: actor.by,
        started_at: actor.at.toString(),
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (pair)
      await trx
        .insertInto('message_templates')
        .values(
          languages.map((language) => ({
            ...wording,
            trial_id: id,
            language,
            ...pair[language],
            updated_by: actor.by,
            updated_at: actor.at.toString(),
          })),
        )
        .execute()
    return { started: id }
  })
}
