import { sql } from 'kysely'
import { type AnyDb, createTable } from '../columns.ts'

const kinds = ['new', 'screening', 'invited', 'came', 'passed', 'offered', 'accepted', 'started']

export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'stages')
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('removed_at', 'text')
    .execute()
  await db.schema.createIndex('stages_of_vacancy').on('stages').columns(['vacancy_id', 'position']).execute()
  await db.schema
    .alterTable('vacancies')
    .addColumn('stages_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  for (const [position, kind] of kinds.entries()) {
    await sql`insert into stages (vacancy_id, position, kind) select id, ${position}, ${kind} from vacancies`.execute(
      db,
    )
  }
  await addToApplications(db)
  await createTable(db, 'application_events')
    .addColumn('application_id', 'integer', (c) => c.notNull().references('applications.id').onDelete('cascade'))
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('from_stage_id', 'integer', (c) => c.references('stages.id'))
    .addColumn('to_stage_id', 'integer', (c) => c.references('stages.id'))
    .addColumn('fact', 'text')
    .addColumn('owner_id', 'integer', (c) => c.references('users.id'))
    .addColumn('note', 'text')
    .addColumn('day', 'text')
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('events_of_application')
    .on('application_events')
    .columns(['application_id', 'id'])
    .execute()
  await createTable(db, 'close_reasons')
    .addColumn('ended_by', 'text', (c) => c.notNull())
    .addColumn('wording', 'text', (c) => c.notNull())
    .addUniqueConstraint('one_close_reason', ['ended_by', 'wording'])
    .execute()
}

async function addToApplications(db: AnyDb): Promise<void> {
  // One column at a time: SQLite adds no more in one statement, and none that is both a reference and never null.
  await db.schema
    .alterTable('applications')
    .addColumn('stage_id', 'integer', (c) => c.references('stages.id'))
    .execute()
  await db.schema.alterTable('applications').addColumn('stage_entered_at', 'text').execute()
  await db.schema
    .alterTable('applications')
    .addColumn('in_talks', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('applications')
    .addColumn('owner_id', 'integer', (c) => c.references('users.id'))
    .execute()
  await db.schema.alterTable('applications').addColumn('next_step', 'text').execute()
  await db.schema.alterTable('applications').addColumn('next_due', 'text').execute()
  await db.schema.alterTable('applications').addColumn('started_on', 'text').execute()
  await db.schema.alterTable('applications').addColumn('ended_by', 'text').execute()
  await db.schema
    .alterTable('applications')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await sql`
    update applications set
      stage_id = (select id from stages where stages.vacancy_id = applications.vacancy_id and position = 0),
      stage_entered_at = created_at,
      ended_by = case when closed_at is null then null when close_reason = 'competitor' then 'candidate' else 'team' end`.execute(
    db,
  )

  // Only those still in the running: each list is read from its index, and what is not in it costs an import nothing.
  await db.schema
    .createIndex('applications_on_board')
    .on('applications')
    .columns(['stage_id', 'stage_entered_at', 'id'])
    .where(sql.ref('closed_at'), 'is', null)
    .execute()
  await db.schema
    .createIndex('applications_due')
    .on('applications')
    .columns(['owner_id', 'next_due', 'id'])
    .where(sql<boolean>`closed_at is null and next_due is not null`)
    .execute()
  await db.schema
    .createIndex('applications_in_talks')
    .on('applications')
    .columns(['owner_id', 'stage_entered_at', 'id'])
    .where(sql<boolean>`closed_at is null and in_talks = 1`)
    .execute()
}
