import { Temporal } from 'temporal-polyfill'
import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { hiddenPeople, type Hidden } from '../../../db/published.ts'
import { furthest } from '../../../domain/pipeline/funnel.ts'
import type { StageKind } from '../../../domain/pipeline/stages.ts'
import type { StageHistory } from '../../../domain/pipeline/time-in-stage.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { CohortFilters } from '../funnel.ts'

/** The most applications that one page counts, so that its cost does not grow with the database. */
export const mostCounted = 5000

/** One application of the cohort: how far it got, and what the cohort can be broken down by. */
export type Applied = Awaited<ReturnType<typeof progressOf>>[number]

/** The newest applications of the days, to one vacancy or all, in the order of an index that finds hidden people. */
function newest(db: Db, { from, to, vacancy }: CohortFilters, hidden: Hidden | null) {
  const begins = (day: Temporal.PlainDate) => day.toZonedDateTime(teamZone).toInstant().toString()
  return db
    .selectFrom('applications')
    .selectAll('applications')
    .where('created_at', '>=', begins(Temporal.PlainDate.from(from)))
    .where('created_at', '<', begins(Temporal.PlainDate.from(to).add({ days: 1 })))
    .$if(vacancy !== undefined, (query) => query.where('vacancy_id', '=', vacancy!))
    .$if(hidden !== null, (query) =>
      query.where((eb) =>
        eb.or([eb('candidate_id', '<', hidden!.from), eb('candidate_id', 'in', [0, ...hidden!.since])]),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('candidate_id', 'desc')
    .limit(mostCounted)
}

/** The cohort with its people and their stages, narrowed by source and colleague. */
function cohort(db: Db, filters: CohortFilters, hidden: Hidden | null) {
  return db
    .selectFrom(newest(db, filters, hidden).as('cohort'))
    .innerJoin('candidates', 'candidates.id', 'cohort.candidate_id')
    .innerJoin('stages', 'stages.id', 'cohort.stage_id')
    .$if(filters.source !== undefined, (query) => query.where('candidates.source', '=', filters.source!))
    .$if(filters.owner !== undefined, (query) => query.where('cohort.owner_id', '=', filters.owner!))
}

/** The instant of the oldest application counted, when the days hold more; else null. */
async function oldestCounted(db: Db, filters: CohortFilters, hidden: Hidden | null): Promise<string | null> {
  const last = await newest(db, filters, hidden)
    .clearSelect()
    .select('created_at')
    .limit(1)
    .offset(mostCounted - 1)
    .executeTakeFirst()
  return last?.created_at ?? null
}

/**
 * How far everybody has got. Not every team keeps its board in order, so facts recorded elsewhere count as well: an
 * invitation, an arrival, a result, an offer that was sent or accepted, a first day.
 */
async function progressOf(db: Db, filters: CohortFilters, hidden: Hidden | null) {
  const rows = await cohort(db, filters, hidden)
    .select([
      'cohort.id',
      'cohort.vacancy_id',
      'cohort.owner_id',
      'cohort.created_at',
      'cohort.started_on',
      'cohort.closed_at',
      'cohort.close_reason',
      'cohort.ended_by',
    ])
    .select(['candidates.source', 'stages.kind'])
    .select((eb) => [
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select(
          sql<number>`max(
            case when result = 'passed' then 3 when presence in ('came', 'late', 'left') then 2 else 1 end
          )`.as('met'),
        )
        .whereRef('invitations.candidate_id', '=', 'cohort.candidate_id')
        .whereRef('batches.vacancy_id', '=', 'cohort.vacancy_id')
        .as('met'),
      eb
        .selectFrom('offers')
        .innerJoin('offer_events', 'offer_events.offer_id', 'offers.id')
        .select(sql<number>`max(case when act = 'accept' then 2 else 1 end)`.as('offer'))
        .whereRef('offers.candidate_id', '=', 'cohort.candidate_id')
        .whereRef('offers.vacancy_id', '=', 'cohort.vacancy_id')
        .where('offer_events.act', 'in', ['send', 'accept'])
        .as('offer'),
    ])
    .execute()
  return rows.map(({ kind, met, offer, started_on, ...row }) => {
    const elsewhere: StageKind[] = [meetings[met ?? 0]!, offers[offer ?? 0]!, started_on === null ? 'new' : 'started']
    return { ...row, standing: kind, reached: furthest([kind, ...elsewhere]), open: row.closed_at === null }
  })
}

/** What the figures of the query above stand for. */
const meetings: readonly StageKind[] = ['new', 'invited', 'came', 'passed']
const offers: readonly StageKind[] = ['new', 'offered', 'accepted']

/** What happened on the boards to the applications of the cohort, in order. */
function eventsOf(db: Db, filters: CohortFilters, hidden: Hidden | null) {
  return cohort(db, filters, hidden)
    .innerJoin('application_events as event', 'event.application_id', 'cohort.id')
    .leftJoin('stages as origin', 'origin.id', 'event.from_stage_id')
    .leftJoin('stages as target', 'target.id', 'event.to_stage_id')
    .select(['event.application_id', 'event.at', 'origin.kind as from', 'target.kind as to'])
    .where('event.act', 'in', ['moved', 'closed', 'reopened'])
    .orderBy('event.id')
    .execute()
}

/** How an application went through the stages of its board. */
function historyOf(
  { created_at, closed_at, standing }: Applied,
  events: Awaited<ReturnType<typeof eventsOf>>,
): StageHistory {
  // An erased or merged application is closed without an event.
  const end = closed_at === null ? [] : [{ at: closed_at, to: null }]
  return {
    since: created_at,
    first: events[0]?.from ?? standing,
    steps: [...events.map(({ at, to }) => ({ at, to })), ...end],
  }
}

/**
 * Everything a funnel is made of. `cut` is set when the days hold more applications than are counted: the instant of
 * the oldest counted one.
 */
export async function readCohort(db: Db, filters: CohortFilters) {
  const hidden = await hiddenPeople(db)
  const applied = await progressOf(db, filters, hidden)
  const events = Map.groupBy(await eventsOf(db, filters, hidden), ({ application_id }) => application_id)
  return {
    applied,
    histories: applied.map((one) => historyOf(one, events.get(one.id) ?? [])),
    cut: await oldestCounted(db, filters, hidden),
  }
}

/** The titles of vacancies or the names of colleagues, by id. */
export async function namesOf(
  db: Db,
  table: 'vacancies' | 'users',
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows =
    table === 'users'
      ? await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
      : await db.selectFrom('vacancies').select(['id', 'title as name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
