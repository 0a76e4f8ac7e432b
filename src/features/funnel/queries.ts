import { Temporal } from 'temporal-polyfill'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { hiddenPeople, type Hidden } from '../../db/published.ts'
import { furthest } from '../../domain/pipeline/funnel.ts'
import type { StageKind } from '../../domain/pipeline/stages.ts'
import type { StageHistory } from '../../domain/pipeline/time-in-stage.ts'
import type { FunnelInput } from './forms.ts'

export type CohortFilters = Omit<FunnelInput, 'by'>

/** The most applications that one look counts: what a page costs must not grow with the base. */
export const mostCounted = 10_000

/** One application of the cohort: where it has got to, and by what it can be told apart. */
export type Applied = Awaited<ReturnType<typeof progressOf>>[number]

/** The newest applications of the days, of one vacancy or all; in the order of an index that also tells whom nobody may see yet. */
function newest(db: Db, { from, to, vacancy }: CohortFilters, hidden: Hidden | null) {
  const begins = (day: Temporal.PlainDate) => day.toZonedDateTime('Europe/Moscow').toInstant().toString()
  return db
    .selectFrom('applications')
    .selectAll('applications')
    .where('created_at', '>=', begins(Temporal.PlainDate.from(from)))
    .where('created_at', '<', begins(Temporal.PlainDate.from(to).add({ days: 1 })))
    .$if(vacancy !== undefined, (query) => query.where('vacancy_id', '=', vacancy!))
    .$if(hidden !== null, (query) => query.where((eb) => eb.or([eb('candidate_id', '<', hidden!.from), eb('candidate_id', 'in', [0, ...hidden!.since])])))
    .orderBy('created_at', 'desc')
    .orderBy('candidate_id', 'desc')
    .limit(mostCounted)
}

/** The cohort with its people and where each stands; a source or a colleague narrows what the days hold. */
const cohort = (db: Db, filters: CohortFilters, hidden: Hidden | null) =>
  db
    .selectFrom(newest(db, filters, hidden).as('cohort'))
    .innerJoin('candidates', 'candidates.id', 'cohort.candidate_id')
    .innerJoin('stages', 'stages.id', 'cohort.stage_id')
    .$if(filters.source !== undefined, (query) => query.where('candidates.source', '=', filters.source!))
    .$if(filters.owner !== undefined, (query) => query.where('cohort.owner_id', '=', filters.owner!))

/** Whether the days hold more than is counted; then the oldest application that is. */
async function cutAt(db: Db, filters: CohortFilters, hidden: Hidden | null): Promise<string | null> {
  const { count, since } = await db
    .selectFrom(newest(db, filters, hidden).as('cohort'))
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('cohort.created_at').as('since')])
    .executeTakeFirstOrThrow()
  return count < mostCounted ? null : since
}

/**
 * How far everybody has got. A board tells where a person stands, and nobody keeps every board in order; so whatever was
 * recorded elsewhere counts, too: an invitation, an arrival, a result, an offer that was sent or accepted, a first day.
 */
async function progressOf(db: Db, filters: CohortFilters, hidden: Hidden | null) {
  const rows = await cohort(db, filters, hidden)
    .select(['cohort.id', 'cohort.vacancy_id', 'cohort.owner_id', 'cohort.created_at', 'cohort.started_on', 'cohort.closed_at', 'cohort.close_reason', 'cohort.ended_by'])
    .select(['candidates.source', 'stages.kind'])
    .select((eb) => [
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select(sql<number>`max(case when result = 'passed' then 3 when presence in ('came', 'late', 'left') then 2 else 1 end)`.as('met'))
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
    return { ...row, reached: furthest([kind, ...elsewhere]), open: row.closed_at === null }
  })
}

/** What the figures of the query above stand for. */
const meetings: readonly StageKind[] = ['new', 'invited', 'came', 'passed']
const offers: readonly StageKind[] = ['new', 'offered', 'accepted']

/** How each application of the cohort went through the stages of its board. */
async function historiesOf(db: Db, filters: CohortFilters, hidden: Hidden | null): Promise<StageHistory[]> {
  const people = cohort(db, filters, hidden)
  const [applications, events] = [
    await people.select(['cohort.id', 'cohort.created_at', 'cohort.closed_at', 'stages.kind']).execute(),
    await people
      .innerJoin('application_events as event', 'event.application_id', 'cohort.id')
      .leftJoin('stages as origin', 'origin.id', 'event.from_stage_id')
      .leftJoin('stages as target', 'target.id', 'event.to_stage_id')
      .select(['event.application_id', 'event.at', 'origin.kind as from', 'target.kind as to'])
      .where('event.act', 'in', ['moved', 'closed', 'reopened'])
      .orderBy('event.id')
      .execute(),
  ]
  const byApplication = Map.groupBy(events, ({ application_id }) => application_id)
  return applications.map(({ id, created_at, closed_at, kind }) => {
    const own = byApplication.get(id) ?? []
    // Somebody erased or merged is out without an event of its own.
    const end = closed_at === null ? [] : [{ at: closed_at, to: null }]
    return { since: created_at, first: own[0]?.from ?? kind, steps: [...own.map(({ at, to }) => ({ at, to })), ...end] }
  })
}

/** Everything a funnel is made of. `cut` is set when the days hold more applications than are counted: the instant of the oldest counted one. */
export async function readCohort(db: Db, filters: CohortFilters) {
  const hidden = await hiddenPeople(db)
  return { applied: await progressOf(db, filters, hidden), histories: await historiesOf(db, filters, hidden), cut: await cutAt(db, filters, hidden) }
}

/** What groups of a breakdown are called, by the keys they have. */
export async function namesOf(db: Db, table: 'vacancies' | 'users', ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows =
    table === 'users'
      ? await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
      : await db.selectFrom('vacancies').select(['id', 'title as name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
