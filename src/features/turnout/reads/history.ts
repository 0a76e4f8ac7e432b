import { Temporal } from 'temporal-polyfill'
import { answerColumns } from '../../../db/answer-columns.ts'
import type { Db } from '../../../db/open.ts'
import { hasCome } from '../../../domain/turnout/presence.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { trialOfInvitation } from '../../message-templates/reads/trial-of-invitation.ts'
import { answersOf, batchKey, type PastInvitation, personKey, silentDays } from '../turnout.ts'
import { closedInvitations } from './closed-invitations.ts'

const pageSize = 5000

/** Imported attendance, page by page. */
export async function* importedHistory(db: Db): AsyncGenerator<PastInvitation[]> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('attendance_records')
      .select(['id', 'person', 'batch', 'date', 'invited_on', 'kind', 'source', 'city', 'came', ...answerColumns])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({
      person: row.person,
      batch: row.batch,
      date: row.date,
      invitedOn: row.invited_on,
      kind: row.kind ?? '',
      source: row.source ?? '',
      city: row.city ?? '',
      ...answersOf(row),
      came: row.came === 1,
      vacancy: '',
      hour: null,
      call: null,
      reminder: null,
    }))
    after = last.id
  }
}

/** The standing invitations of closed batches, page by page; walk-ins were never invited. */
export async function* ownHistory(db: Db, batchIds?: readonly number[]): AsyncGenerator<PastInvitation[]> {
  for (let after = 0; ;) {
    const rows = await ownInvitations(db)
      .where('invitations.id', '>', after)
      .$if(batchIds !== undefined, (query) => query.where('invitations.batch_id', 'in', [0, ...batchIds!]))
      .orderBy('invitations.id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({
      person: personKey(row.candidate_id),
      batch: batchKey(row.batch_id),
      date: row.date,
      invitedOn: dayOf(row.invited_at, row.time_zone),
      kind: row.format,
      source: row.source ?? '',
      city: row.city_id,
      ...answersOf(row),
      silentDays: silentDays(row, row.starts_at),
      trial: row.trial,
      came: hasCome(row.presence),
      vacancy: row.title,
      hour: Temporal.Instant.from(row.starts_at).toZonedDateTimeISO(row.time_zone).hour,
      call: row.reached === null ? 'none' : row.reached === 1 ? 'reached' : 'unreached',
      reminder: row.reminder ?? 'none',
    }))
    after = last.id
  }
}

function ownInvitations(db: Db) {
  return closedInvitations(db)
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .select([
      'invitations.id',
      'invitations.candidate_id',
      'invitations.batch_id',
      'invitations.invited_at',
      'invitations.asked_at',
      'invitations.replied_at',
      'invitations.presence',
    ])
    .select(answerColumns.map((answer) => `invitations.${answer}` as const))
    .select([
      'batches.date',
      'batches.time_zone',
      'batches.format',
      'slots.starts_at',
      'candidates.source',
      'vacancies.city_id',
      'vacancies.title',
    ])
    .select((eb) =>
      eb
        .selectFrom('call_attempts')
        .select((inner) => inner.fn.max('call_attempts.reached').as('reached'))
        .whereRef('call_attempts.invitation_id', '=', 'invitations.id')
        .as('reached'),
    )
    .select((eb) =>
      eb
        .selectFrom('reminders')
        .select('reminders.channel')
        .whereRef('reminders.invitation_id', '=', 'invitations.id')
        .whereRef('reminders.at', '<', 'slots.starts_at')
        .orderBy('reminders.id', 'desc')
        .limit(1)
        .as('reminder'),
    )
    .select(trialOfInvitation)
}

/** The whole history: imported attendance, then the team's own closed batches. */
export async function* wholeHistory(db: Db): AsyncGenerator<PastInvitation[]> {
  yield* importedHistory(db)
  yield* ownHistory(db)
}

/** Everything of a paged reading in one list. */
export async function allOf<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) for (const item of page) all.push(item)
  return all
}

/**
 * Changes whenever the history changes, and is read without reading the history: imported files and names of sources,
 * each closed batch.
 */
export type HistoryVersion = { imported: string; batches: ReadonlyMap<number, string> }

export async function historyVersion(db: Db): Promise<HistoryVersion> {
  const imported = await db
    .selectFrom('attendance_records')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('id').as('newest')])
    .executeTakeFirstOrThrow()
  const sources = await db
    .selectFrom('source_names')
    .select((eb) => eb.fn.max('id').as('newest'))
    .executeTakeFirstOrThrow()
  const batches = await closedInvitations(db)
    .select((eb) => [
      'invitations.batch_id',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('invitations.version').as('changes'),
    ])
    .groupBy('invitations.batch_id')
    .execute()
  return {
    imported: `${imported.count} ${imported.newest} ${sources.newest}`,
    batches: new Map(batches.map((row) => [row.batch_id, `${row.count} ${row.changes}`])),
  }
}
