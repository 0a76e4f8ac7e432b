import type { Actor } from '../../../db/actor.ts'
import type { Transaction } from 'kysely'
import { isPostgres } from '../../../db/columns.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { isInTalks, rankOf, stageFor, type RecordedFact } from '../../../domain/pipeline/stages.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import { heldStages, type Stage } from '../../vacancies/reads/stages.ts'

/** An application as somebody saw it. */
export type Seen = { id: number; version: number }

/** How many are moved by one statement: SQLite takes no deeper condition than a thousand. */
const atOnce = 200

/** Columns that go with standing in a stage, wherever that is written. */
export const standingIn = (stage: Pick<Stage, 'id' | 'kind'>, at: string) => ({
  stage_id: stage.id,
  stage_entered_at: at,
  in_talks: isInTalks(stage.kind) ? (1 as const) : (0 as const),
})

/** Puts applications into a stage, those that are still as they were seen. @returns the ids of those it moved */
async function enter(
  trx: Transaction<Schema>,
  seen: readonly Seen[],
  stage: Stage,
  started: string | null,
  act: Actor,
  fact: RecordedFact | null,
): Promise<number[]> {
  const moved: number[] = []
  const at = act.at.toString()
  for (let from = 0; from < seen.length; from += atOnce) {
    const there = await holdPeopleOf(
      trx,
      'applications',
      seen.slice(from, from + atOnce).map(({ id }) => id),
    )
    const some = seen.slice(from, from + atOnce).filter(({ id }) => there.has(id))
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
        ...standingIn(stage, at),
        // Taking somebody back from work is a correction; a fact recorded elsewhere corrects nothing.
        ...(stage.kind === 'started'
          ? { started_on: eb.fn.coalesce('started_on', eb.val(started)) }
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
      by_user: act.by,
      at,
    }))
    if (events.length > 0) await trx.insertInto('application_events').values(events).execute()
    moved.push(...written.map(({ id }) => id))
  }
  // Whoever begins to work is not considered any more, and whoever is taken back from work is again.
  if (stage.kind === 'started' || fact === null) await renewTermsOf(trx, moved)
  return moved
}

/**
 * Takes candidates of a vacancy on as far as a fact recorded elsewhere says, such as an invitation or an accepted
 * offer. Never back, and never whoever is out of the vacancy: those a person moves by hand.
 */
export async function advance(
  trx: Transaction<Schema>,
  vacancy: number,
  candidates: readonly number[],
  reached: RecordedFact,
  act: Actor,
): Promise<void> {
  const stages = await heldStages(trx, vacancy)
  const target = stageFor(stages, reached)
  if (!target) return
  for (let from = 0; from < candidates.length; from += atOnce) {
    const rows = await trx
      .selectFrom('applications')
      .innerJoin('stages', 'stages.id', 'applications.stage_id')
      .select(['applications.id', 'applications.version', 'stages.kind'])
      .where('applications.vacancy_id', '=', vacancy)
      .where('applications.candidate_id', 'in', candidates.slice(from, from + atOnce))
      .execute()
    const behind = rows.filter(({ kind }) => rankOf(kind) < rankOf(target.kind))
    await enter(trx, behind, target, await dayAt(trx, vacancy, act), act, reached)
  }
}

async function dayAt(trx: Transaction<Schema>, vacancy: number, { at }: Actor): Promise<string> {
  const { time_zone } = await trx
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select('cities.time_zone')
    .where('vacancies.id', '=', vacancy)
    .executeTakeFirstOrThrow()
  return dayOf(at, time_zone)
}

export type Moved = { moved: number[]; left: number[] }

/**
 * Moves applications of a vacancy by hand, onward or back; into a stage of the first working day, that day is today.
 * @returns who was moved, and who was left because somebody had changed them since; null when there is no such stage
 */
export function moveByHand(
  db: Db,
  vacancy: number,
  stageId: number,
  seen: readonly Seen[],
  act: Actor,
): Promise<Moved | null> {
  return db.transaction().execute(async (trx) => {
    const stage = (await heldStages(trx, vacancy)).find(({ id }) => id === stageId)
    if (!stage) return null
    const rows = await trx
      .selectFrom('applications')
      .select(['id', 'stage_id', 'version'])
      .where('vacancy_id', '=', vacancy)
      .where('id', 'in', [0, ...seen.map(({ id }) => id)])
      .execute()
    const known = new Map(rows.map((row) => [row.id, row]))
    // In one order everywhere, so that two who move many at once do not wait for each other in a ring.
    const ours = seen.filter(({ id }) => known.has(id)).toSorted((one, other) => one.id - other.id)
    const there = ours
      .filter(({ id, version }) => known.get(id)?.stage_id === stageId && known.get(id)?.version === version)
      .map(({ id }) => id)
    const moved = [...there, ...(await enter(trx, ours, stage, await dayAt(trx, vacancy, act), act, null))]
    return { moved, left: ours.filter(({ id }) => !moved.includes(id)).map(({ id }) => id) }
  })
}

/**
 * Writes down the first working day and takes the application to its stage. @returns false when it changed meanwhile
 */
export function recordStart(
  db: Db,
  application: Seen & { vacancy_id: number; candidate_id: number },
  day: string,
  act: Actor,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await heldStages(trx, application.vacancy_id)
    if ((await holdPeopleOf(trx, 'applications', [application.id])).size === 0) return false
    const written = await trx
      .updateTable('applications')
      .set((eb) => ({ started_on: day, version: eb('version', '+', 1) }))
      .where('id', '=', application.id)
      .where('version', '=', application.version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!written) return false
    await trx
      .insertInto('application_events')
      .values({ application_id: application.id, act: 'started', day, by_user: act.by, at: act.at.toString() })
      .execute()
    await advance(trx, application.vacancy_id, [application.candidate_id], 'started', act)
    await renewTermsOf(trx, [application.id])
    return true
  })
}

/**
 * Moves all who are in a stage that is being taken away; whoever changes one of them at this moment comes before or
 * after.
 */
export async function moveEverybody(
  trx: Transaction<Schema>,
  vacancy: number,
  from: number,
  to: Stage,
  act: Actor,
): Promise<void> {
  const standing = trx
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('stage_id', '=', from)
    .where('closed_at', 'is', null)
  await holdPeopleOf(
    trx,
    'applications',
    (await standing.execute()).map(({ id }) => id),
  )
  const people = await standing
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
  await enter(trx, people, to, await dayAt(trx, vacancy, act), act, null)
}
