import type { AnyDb } from '../columns.ts'

/**
 * Files tell of applications: what wordings of stages and titles of vacancies mean is remembered; what a file adds to
 * somebody's applications waits until it is published; what it made or moved names it.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('stage_wordings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('meaning', 'text', (c) => c.notNull())
    .addColumn('explained_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('vacancy_wordings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id').onDelete('cascade'))
    .addColumn('explained_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('import_applications')
    .addColumn('import_id', 'integer', (c) => c.notNull().references('imports.id').onDelete('cascade'))
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('vacancy_key', 'text', (c) => c.notNull())
    .addColumn('vacancy_id', 'integer', (c) => c.references('vacancies.id').onDelete('cascade'))
    .addColumn('reached', 'text', (c) => c.notNull())
    .addColumn('ended', 'text')
    .addColumn('reason', 'text')
    .addColumn('applied_on', 'text')
    .addColumn('since', 'text')
    .addPrimaryKeyConstraint('import_applications_key', ['import_id', 'vacancy_key', 'candidate_id'])
    .execute()
  await db.schema
    .createIndex('import_applications_of_candidate')
    .on('import_applications')
    .column('candidate_id')
    .execute()
  await db.schema.alterTable('imports').addColumn('vacancies_json', 'text').execute()
  for (const table of ['applications', 'application_events'])
    await db.schema
      .alterTable(table)
      .addColumn('import_id', 'integer', (c) => c.references('imports.id'))
      .execute()
}
