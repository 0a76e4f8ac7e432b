import { sql } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Db } from '../open.ts'

/*
 * What one transaction keeps others from changing until it ends, where they look first and then write. On SQLite a
 * transaction is alone from its beginning; on PostgreSQL rows and keys are locked. Always in this order, so that nobody
 * waits in a ring: batches, vacancies, contacts, people, and only then what belongs to them. docs/concurrency.md lists
 * what each lock is for.
 */

/** Outside a transaction a lock ends with its own statement and holds nothing. */
type Trx = Db

/** Batches stay as they are: neither closed nor called off meanwhile, and nobody else invites to them. */
export function holdBatches(trx: Trx, ids: readonly number[]) {
  return trx
    .selectFrom('batches')
    .select(['id', 'status', 'version', 'vacancy_id', 'date', 'time_zone', 'place'])
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
}

/**
 * A vacancy and its stages stay as they are, while others may do the same.
 *
 * @param alone no others: for what counts how many places of the vacancy are taken
 */
export function holdVacancy(trx: Trx, id: number, alone = false): Promise<{ closed_at: string | null } | undefined> {
  return trx
    .selectFrom('vacancies')
    .select('closed_at')
    .where('id', '=', id)
    .$if(isPostgres(trx), (query) => (alone ? query.forNoKeyUpdate() : query.forShare()))
    .executeTakeFirst()
}

/**
 * No file that is being loaded writes contacts meanwhile. Others may: they meet at {@link holdContacts} and {@link
 * holdPeople}.
 */
export async function holdOffImports(trx: Trx): Promise<void> {
  if (isPostgres(trx)) await sql`lock table candidate_contacts in row exclusive mode`.execute(trx)
}

/** Nobody else gives these phones, e-mails or profiles to anybody, or looks whose they are in order to. */
export async function holdContacts(trx: Trx, keys: readonly string[]): Promise<void> {
  await holdOffImports(trx)
  const inOrder = [...new Set(keys)].toSorted()
  if (isPostgres(trx))
    await sql`select pg_advisory_xact_lock(hashtextextended(key, 0))
      from unnest(${inOrder}::text[]) as given(key)`.execute(trx)
}

/**
 * People stay: they are neither erased nor merged into others meanwhile, and what is kept beside them is worked out by
 * one at a time. Whoever writes down anything about somebody holds them first.
 *
 * @param goodbye they are to be taken away: not even a row that names them may be added meanwhile
 * @returns those who are there
 */
export async function holdPeople(trx: Trx, ids: readonly number[], goodbye = false): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await trx
    .selectFrom('candidates')
    .select('id')
    .where('id', 'in', ids)
    .where('erased', '=', 0)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => (goodbye ? query.forUpdate() : query.forNoKeyUpdate()))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * The same of those whom some rows are about. @returns the rows whose people are there, and are still the same people
 */
export async function holdPeopleOf(
  trx: Trx,
  table: 'applications' | 'invitations' | 'offers',
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = () => trx.selectFrom(table).select(['id', 'candidate_id']).where('id', 'in', ids).execute()
  const people = await holdPeople(
    trx,
    (await rows()).map(({ candidate_id }) => candidate_id),
  )
  // A merge that had to be waited for may have given the rows to somebody else.
  return new Set((await rows()).filter(({ candidate_id }) => people.has(candidate_id)).map(({ id }) => id))
}

/**
 * A pay table stays in use: it is not archived meanwhile, while others may hold it, too.
 *
 * @param alone no others: for what archives it
 * @returns whether it is there and can be chosen
 */
export async function holdTable(trx: Trx, id: number, alone = false): Promise<boolean> {
  const row = await trx
    .selectFrom('pay_tables')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .$if(isPostgres(trx), (query) => (alone ? query.forNoKeyUpdate() : query.forShare()))
    .executeTakeFirst()
  return row !== undefined
}

/** Nobody else adds a city meanwhile. */
export async function holdCities(trx: Trx): Promise<void> {
  if (isPostgres(trx)) await sql`lock table cities in share row exclusive mode`.execute(trx)
}

/** No trial of messages begins or ends meanwhile, and no text that is on trial is changed. */
export async function holdTrials(trx: Trx): Promise<void> {
  if (isPostgres(trx)) await sql`lock table message_trials in share row exclusive mode`.execute(trx)
}
