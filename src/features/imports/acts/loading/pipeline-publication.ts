import { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import type { Actor } from '../../../../db/actor.ts'
import { holdPeople, holdVacancy } from '../../../../db/locking/locks.ts'
import type { Schema } from '../../../../db/schema/index.ts'
import { stageFor } from '../../../../domain/pipeline/stages.ts'
import { takeIn } from '../../../../domain/pipeline/take-in.ts'
import { teamZone } from '../../../../web/texts/team-zone.ts'
import { closeWithin } from '../../../applications/acts/close-application.ts'
import { enterStage, standingIn } from '../../../applications/acts/enter-stage.ts'
import { newApplication } from '../../../applications/acts/apply.ts'
import { renewTerms } from '../../../retention/acts/renew-terms.ts'
import { createWithin } from '../../../vacancies/acts/create-vacancy.ts'
import { stagesOf, type Stage } from '../../../vacancies/reads/stages.ts'
import { vacancyFinder, type VacancyChoices } from '../../reads/file-vacancies.ts'
import { applicationsOf, standingOf, vacancyKey } from '../../reads/standings.ts'
import { holdRun, type Run } from '../../runs/run-lease.ts'

type Trx = Transaction<Schema>

/** Small enough that nobody who writes meanwhile has to wait. */
const chunkSize = 200

type Told = Awaited<ReturnType<typeof toldOf>>[number]

/**
 * Writes down, once a file is published, what it tells of applications: a vacancy that is to be made, or some people on
 * one vacancy. Each transaction takes away what it has done. @returns false when nothing was left
 */
export async function applyPipelines(trx: Trx, run: Run): Promise<boolean> {
  await holdRun(trx, run)
  const next = await trx
    .selectFrom('import_applications')
    .select(['vacancy_key', 'vacancy_id'])
    .where('import_id', '=', run.id)
    .orderBy('vacancy_id')
    .orderBy('vacancy_key')
    .limit(1)
    .executeTakeFirst()
  if (!next) return false
  const { created_at, created_by, vacancies_json } = await trx
    .selectFrom('imports')
    .select(['created_at', 'created_by', 'vacancies_json'])
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  const actor: Actor = { by: created_by, at: Temporal.Instant.from(created_at), silent: true, file: run.id }
  if (next.vacancy_id === null) await makeVacancy(trx, run, next.vacancy_key, vacancies_json, actor)
  else await applyTo(trx, run, { key: next.vacancy_key, id: next.vacancy_id }, actor)
  return true
}

/** Makes the vacancy that a title is to become, or finds the one that somebody has made of it meanwhile. */
async function makeVacancy(trx: Trx, run: Run, key: string, vacancies_json: string | null, actor: Actor) {
  const chosen = JSON.parse(vacancies_json ?? 'null') as VacancyChoices | null
  const title = chosen?.titles[key]?.title
  const waiting = { import_id: run.id, key }
  if (!chosen || title === undefined || actor.by === null) return forget(trx, waiting)
  const found = (await vacancyFinder(trx, chosen))(title, chosen.city)
  const vacancy = {
    title,
    city: chosen.city,
    level: chosen.level,
    openings: 1,
    payTable: null,
    payFrom: null,
    payTo: null,
    payBasis: null,
    business: null,
    description: null,
  }
  const made = 'id' in found ? found : await createWithin(trx, vacancy, { by: actor.by, at: actor.at })
  if ('refused' in made) return forget(trx, waiting)
  await trx
    .updateTable('import_applications')
    .set({ vacancy_id: made.id, vacancy_key: vacancyKey(made.id) })
    .where('import_id', '=', run.id)
    .where('vacancy_key', '=', key)
    .execute()
}

async function forget(trx: Trx, { import_id, key }: { import_id: number; key: string }): Promise<void> {
  await trx
    .deleteFrom('import_applications')
    .where('import_id', '=', import_id)
    .where('vacancy_key', '=', key)
    .execute()
}

/** What the file tells of some people on a vacancy, in the order of people. */
const toldOf = (trx: Trx, run: Run, key: string, limit: number) =>
  trx
    .selectFrom('import_applications')
    .select(['candidate_id', 'reached', 'ended', 'reason', 'applied_on', 'since'])
    .where('import_id', '=', run.id)
    .where('vacancy_key', '=', key)
    .orderBy('candidate_id')
    .limit(limit)
    .execute()

/** People who were erased since do not apply, and nobody applies for a vacancy that was closed since. */
async function applyTo(trx: Trx, run: Run, vacancy: { key: string; id: number }, actor: Actor): Promise<void> {
  const isOpen = (await holdVacancy(trx, vacancy.id))?.closed_at === null
  if (!isOpen) return forget(trx, { import_id: run.id, key: vacancy.key })
  const stages = await stagesOf(trx, vacancy.id)
  const before = await toldOf(trx, run, vacancy.key, chunkSize)
  const there = await holdPeople(
    trx,
    before.map(({ candidate_id }) => candidate_id),
  )
  // A merge that was waited for has given what was to come for one to another.
  const told = await toldOf(trx, run, vacancy.key, chunkSize)
  const ids = told.map(({ candidate_id }) => candidate_id)
  const known = (await applicationsOf(trx, [0, ...ids])).filter(({ vacancy_id }) => vacancy_id === vacancy.id)
  const byPerson = new Map(known.map((row) => [row.candidate_id, row]))
  const newcomers = told.filter(({ candidate_id }) => there.has(candidate_id) && !byPerson.has(candidate_id))
  await applyAnew(trx, newcomers, { id: vacancy.id, stages }, actor)
  for (const one of told) {
    const row = byPerson.get(one.candidate_id)
    if (row && there.has(one.candidate_id)) await goOn(trx, row, one, { id: vacancy.id, stages }, actor)
  }
  await renewTerms(trx, [...there])
  await trx
    .deleteFrom('import_applications')
    .where('import_id', '=', run.id)
    .where('vacancy_key', '=', vacancy.key)
    .where('candidate_id', 'in', [0, ...ids])
    .execute()
}

/** Noon of a day that a file tells, as far as it is over. */
function instantOf(day: string | null, { at }: Actor): Temporal.Instant | null {
  if (day === null) return null
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: teamZone, plainTime: '12:00' }).toInstant()
  return Temporal.Instant.compare(noon, at) > 0 ? at : noon
}

/** Days as instants: when somebody applied, and when the stage was entered or all ended. */
function daysOf({ applied_on, since }: Told, actor: Actor) {
  const entered = instantOf(since, actor) ?? instantOf(applied_on, actor) ?? actor.at
  const applied = instantOf(applied_on, actor) ?? entered
  return { applied, entered: Temporal.Instant.compare(entered, applied) < 0 ? applied : entered }
}

type OnBoard = { id: number; stages: readonly Stage[] }

/** Many at once. An application that the file ends is closed on the day of the import: from then on we know of it. */
async function applyAnew(trx: Trx, people: readonly Told[], { id, stages }: OnBoard, actor: Actor): Promise<void> {
  const [first] = stages
  if (!first || people.length === 0) return
  const by = { by_user: actor.by, import_id: actor.file ?? null }
  const rows = people.map((told) => {
    const { applied, entered } = daysOf(told, actor)
    const stage = stageFor(stages, told.reached) ?? first
    const at = (stage.id === first.id ? applied : entered).toString()
    return { told, stage, at, applied: applied.toString(), entered: entered.toString() }
  })
  const written = await trx
    .insertInto('applications')
    .values(
      rows.map(({ told, stage, at, applied, entered }) => ({
        ...newApplication(told.candidate_id, id, stage, applied),
        ...standingIn(stage, at),
        started_on: stage.kind === 'started' ? entered.slice(0, 10) : null,
        closed_at: told.ended === null ? null : actor.at.toString(),
        close_reason: told.reason,
        ended_by: told.ended,
        import_id: by.import_id,
      })),
    )
    .onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing())
    .returning(['id', 'candidate_id'])
    .execute()
  const ids = new Map(written.map((row) => [row.candidate_id, row.id]))
  const events = rows.flatMap(({ told, stage, entered }) => {
    const application_id = ids.get(told.candidate_id)
    if (application_id === undefined) return []
    const moved = { act: 'moved' as const, from_stage_id: first.id, to_stage_id: stage.id, note: null }
    const closed = { act: 'closed' as const, from_stage_id: stage.id, to_stage_id: null, note: told.reason }
    return [...(stage.id === first.id ? [] : [moved]), ...(told.ended === null ? [] : [closed])].map((event) => ({
      ...event,
      ...by,
      application_id,
      at: entered,
    }))
  })
  if (events.length > 0) await trx.insertInto('application_events').values(events).execute()
}

/** Somebody here may have gone on meanwhile: what the file tells is looked at again. */
async function goOn(
  trx: Trx,
  row: Awaited<ReturnType<typeof applicationsOf>>[number],
  told: Told,
  { id, stages }: OnBoard,
  actor: Actor,
): Promise<void> {
  const { moved, ended } = takeIn(standingOf(row), told, stages)
  const stage = moved ? stageFor(stages, told.reached) : undefined
  let { version } = row
  if (stage) {
    const entered = instantOf(told.since, actor)
    const isLater = entered && entered.toString() > row.stage_entered_at
    const [done] = await enterStage(
      trx,
      [{ id: row.id, version }],
      { vacancy: id, stage, fact: null },
      isLater ? { ...actor, at: entered } : actor,
    )
    if (done !== undefined) version += 1
  }
  if (ended && told.ended !== null)
    await closeWithin(trx, { id: row.id, version }, { endedBy: told.ended, reason: told.reason }, actor)
}
