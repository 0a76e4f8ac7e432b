import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import { isInTalks, type RecordedFact } from '../../../domain/pipeline/stages.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import type { Stage } from '../../vacancies/reads/stages.ts'

/** How many are moved by one statement: SQLite takes no deeper condition than a thousand. */
export const atOnce = 200

/** Columns that go with standing in a stage, wherever that is written. */
export function standingIn(stage: Pick<Stage, 'id' | 'kind'>, at: string) {
  return { stage_id: stage.id, stage_entered_at: at, in_talks: isInTalks(stage.kind) ? (1 as const) : (0 as const) }
}

type Entry = {
  vacancy: number
  stage: Stage
  /** The fact recorded elsewhere that moves the applications; null when somebody moves them. */
  fact: RecordedFact | null
}

/**
 * Puts applications of a vacancy into a stage, those that are open and still in the version given.
 * @returns the ids of those it moved
 */
export async function enterStage(
  trx: Transaction<Schema>,
  applications: readonly VersionedId[],
  { vacancy, stage, fact }: Entry,
  { by, at, file }: Actor,
): Promise<number[]> {
  const moved: number[] = []
  const now = at.toString()
  const today = await dayInVacancy(trx, vacancy, at)
  for (let from = 0; from < applications.length; from += atOnce) {
    const chunk = applications.slice(from, from + atOnce)
    const there = await holdPeopleOf(
      trx,
      'applications',
      chunk.map(({ id }) => id),
    )
    const some = chunk.filter(({ id }) => there.has(id))
    if (some.length === 0) continue
    const before = await trx
      .selectFrom('applications')
      .select(['id', 'stage_id'])
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute()
    const written = await trx
      .updateTable('applications')
      .set((eb) => ({
        ...standingIn(stage, now),
        // Moving somebody back from work by hand is a correction; a fact recorded elsewhere corrects nothing.
        ...(stage.kind === 'started'
          ? { started_on: eb.fn.coalesce('started_on', eb.val(today)) }
          : fact === null && { started_on: null }),
        version: eb('version', '+', 1),
      }))
      .where((eb) => eb.or(some.map(({ id, version }) => eb.and([eb('id', '=', id), eb('version', '=', version)]))))
      .where('closed_at', 'is', null)
      .where('stage_id', '!=', stage.id)
      .returning('id')
      .execute()
    const stages = new Map(before.map(({ id, stage_id }) => [id, stage_id]))
    const events = written.map(({ id }) => ({
      application_id: id,
      act: 'moved' as const,
      from_stage_id: stages.get(id) ?? null,
      to_stage_id: stage.id,
      fact,
      by_user: by,
      import_id: file ?? null,
      at: now,
    }))
    if (events.length > 0) await trx.insertInto('application_events').values(events).execute()
    moved.push(...written.map(({ id }) => id))
  }
  // Somebody who begins to work is no longer considered; somebody who is moved back from work is considered again.
  if (stage.kind === 'started' || fact === null) await renewTermsOf(trx, moved)
  return moved
}

/** The day it is where the vacancy is. */
async function dayInVacancy(trx: Transaction<Schema>, vacancy: number, at: Actor['at']): Promise<string> {
  const { time_zone } = await trx
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select('cities.time_zone')
    .where('vacancies.id', '=', vacancy)
    .executeTakeFirstOrThrow()
  return dayOf(at, time_zone)
}
