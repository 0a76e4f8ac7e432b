import { sql } from 'kysely'
import { createTable, isPostgres, type AnyDb } from '../columns.ts'

/** Addresses that are told of changes, and what each was or is still to be told. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'webhook_endpoints')
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('nouns_json', 'text', (c) => c.notNull())
    .addColumn('created_by', 'integer', (c) => c.references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await createTable(db, 'webhook_deliveries')
    .addColumn('endpoint_id', 'integer', (c) => c.notNull().references('webhook_endpoints.id').onDelete('cascade'))
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('finished_at', 'text')
    .addColumn('delivered', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_answer', 'text')
    .execute()
  await db.schema
    .createIndex('deliveries_of_endpoint')
    .on('webhook_deliveries')
    .columns(['endpoint_id', 'id'])
    .execute()
  await db.schema
    .createIndex('deliveries_due')
    .on('webhook_deliveries')
    .columns(['endpoint_id', 'next_at', 'id'])
    .where(sql.ref('finished_at'), 'is', null)
    .execute()
  await db.schema.createIndex('deliveries_by_age').on('webhook_deliveries').column('at').execute()
  for (const one of watched) await watch(db, one)
}

export type Watched = {
  table: string
  /** What its trigger is called by, where a table has several for one kind of change. */
  name?: string
  on: 'insert' | 'update' | 'delete'
  noun: string
  event: string
  when?: string
  only?: string
}

/** People of a file that is still being loaded are nobody's business yet. */
const shown = (import_id: string) =>
  `not exists (select 1 from imports where imports.id = ${import_id} and imports.published_at is null)`
const person = (row: 'new' | 'old') => `${row}.erased = 0 and ${shown(`${row}.import_id`)}`
const newVersion = 'old.version <> new.version'

/**
 * What is told, written down by the database itself in the transaction of the change: no way of changing something can
 * forget it. Every change that others see raises
 * the row's version, or is named here.
 */
const watched: readonly Watched[] = [
  { table: 'candidates', on: 'insert', noun: 'candidate', event: 'candidate.created', only: person('new') },
  {
    table: 'candidates',
    on: 'update',
    noun: 'candidate',
    event: 'candidate.changed',
    when: `${newVersion} or old.level is distinct from new.level`,
    only: person('new'),
  },
  { table: 'candidates', on: 'delete', noun: 'candidate', event: 'candidate.removed', only: person('old') },
  {
    table: 'imports',
    on: 'update',
    noun: 'candidate',
    event: 'candidates.imported',
    when: `new.kind = 'candidates' and old.published_at is null and new.published_at is not null`,
  },
  { table: 'vacancies', on: 'insert', noun: 'vacancy', event: 'vacancy.created' },
  {
    table: 'vacancies',
    on: 'update',
    noun: 'vacancy',
    event: 'vacancy.changed',
    when: `${newVersion} or old.closed_at is distinct from new.closed_at or old.stages_version <> new.stages_version`,
  },
  {
    table: 'applications',
    on: 'insert',
    noun: 'application',
    event: 'application.created',
    only: shown('(select import_id from candidates where candidates.id = new.candidate_id)'),
  },
  { table: 'applications', on: 'update', noun: 'application', event: 'application.changed', when: newVersion },
  {
    table: 'applications',
    on: 'delete',
    noun: 'application',
    event: 'application.removed',
    only: shown('(select import_id from candidates where candidates.id = old.candidate_id)'),
  },
  { table: 'batches', on: 'insert', noun: 'batch', event: 'batch.created' },
  {
    table: 'batches',
    on: 'update',
    noun: 'batch',
    event: 'batch.changed',
    when: `${newVersion} or old.status <> new.status`,
  },
  { table: 'invitations', on: 'insert', noun: 'invitation', event: 'invitation.created' },
  { table: 'invitations', on: 'update', noun: 'invitation', event: 'invitation.changed', when: newVersion },
  { table: 'invitations', on: 'delete', noun: 'invitation', event: 'invitation.removed' },
]

export async function watch(db: AnyDb, { table, name: own, on, noun, event, when, only }: Watched): Promise<void> {
  const now = isPostgres(db)
    ? `to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`
  const note = `
    insert into webhook_deliveries (endpoint_id, event, subject_id, at)
    select webhook_endpoints.id, '${event}', ${on === 'delete' ? 'old' : 'new'}.id, ${now} from webhook_endpoints
    where nouns_json like '%"${noun}"%'${only ? ` and ${only}` : ''};`
  const name = `webhooks_${own ?? table}_${on}`
  const fires = `after ${on} on ${table} for each row${when ? ` when (${when})` : ''}`
  if (isPostgres(db)) {
    await sql
      .raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${note} return null; end $$`)
      .execute(db)
    await sql.raw(`create trigger ${name} ${fires} execute function ${name}()`).execute(db)
  } else {
    await sql.raw(`create trigger ${name} ${fires} begin ${note} end`).execute(db)
  }
}
