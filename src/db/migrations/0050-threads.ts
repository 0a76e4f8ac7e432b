import { sql } from 'kysely'
import { createTable, isPostgres, type AnyDb } from '../columns.ts'

/**
 * A thread is one person and one meeting, whatever it is moved to; the calendar entry and the link to reply hang on it.
 * Of every act on an invitation it is known whose it was, and of a reply when it was asked for and came.
 */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'threads')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id'))
    .addColumn('batch_id', 'integer', (c) => c.references('batches.id').onDelete('cascade'))
    .addColumn('calendar_sequence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('calendar_given', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reply_generation', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('threads_of_candidate').on('threads').column('candidate_id').execute()
  await db.schema.createIndex('threads_of_batch').on('threads').column('batch_id').execute()
  await db.schema
    .alterTable('invitations')
    .addColumn('thread_id', 'integer', (c) => c.references('threads.id').onDelete('set null'))
    .execute()
  for (const column of ['asked_at', 'replied_at', 'reply_via', 'end_origin'])
    await db.schema.alterTable('invitations').addColumn(column, 'text').execute()
  await db.schema
    .alterTable('invitation_events')
    .addColumn('origin', 'text', (c) => c.notNull().defaultTo('colleague'))
    .execute()
  await giveThreads(db)
  await db.schema.createIndex('invitations_of_thread').on('invitations').column('thread_id').execute()
}

/**
 * Invitations from before: those that a move made of one another share the thread of the first, which gets its number.
 * A move ends one invitation and makes the next at the same instant.
 */
async function giveThreads(db: AnyDb): Promise<void> {
  await sql`create table thread_roots (id integer primary key, root integer not null)`.execute(db)
  await sql`
    insert into thread_roots (id, root)
    with recursive moved as (
      select invitations.id, invitations.candidate_id, invitation_events.at
      from invitation_events join invitations on invitations.id = invitation_events.invitation_id
      where invitation_events.action = 'moved' and invitation_events.undone = 0
    ), follows as (
      select later.id, max(moved.id) as previous from moved
      join invitations later on later.candidate_id = moved.candidate_id
        and later.invited_at = moved.at and later.id > moved.id
      group by later.id
    ), chain as (
      select invitations.id, invitations.id as root from invitations
      where invitations.id not in (select id from follows)
      union all
      select follows.id, chain.root from chain join follows on follows.previous = chain.id
    )
    select id, root from chain`.execute(db)
  await sql`
    insert into threads (id, candidate_id, vacancy_id, batch_id, created_at)
    select first.id, first.candidate_id, batches.vacancy_id, batches.id, first.invited_at
    from (select root, max(id) as last from thread_roots group by root) chains
    join invitations first on first.id = chains.root
    join invitations latest on latest.id = chains.last
    join batches on batches.id = latest.batch_id`.execute(db)
  await sql`update invitations set thread_id = (select root from thread_roots where thread_roots.id = invitations.id)`.execute(
    db,
  )
  await sql`drop table thread_roots`.execute(db)
  if (isPostgres(db))
    await sql`select setval(pg_get_serial_sequence('threads', 'id'),
      (select coalesce(max(id), 0) + 1 from threads), false)`.execute(db)
}
