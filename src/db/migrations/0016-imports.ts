import { sql } from 'kysely'
import { type AnyDb, bytes, createTable, isPostgres } from '../columns.ts'

/** Files wait in pieces, people come with a file and are published with it, one import at a time has the turn. */
export async function up(db: AnyDb): Promise<void> {
  // Made anew because SQLite cannot take back that a column is never empty; files that nobody went on with are let go.
  await db.schema.alterTable('imports').renameTo('imports_before').execute()
  await createTable(db, 'imports')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reading_json', 'text')
    .addColumn('headings_json', 'text')
    .addColumn('mapping_json', 'text')
    .addColumn('trial_json', 'text')
    .addColumn('report_json', 'text')
    .addColumn('vacancy_id', 'integer', (c) => c.references('vacancies.id'))
    .addColumn('created_by', 'integer', (c) => c.references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text')
    .addColumn('runner', 'text')
    .addColumn('heartbeat_at', 'text')
    .addColumn('turn', 'integer', (c) => c.unique())
    .addColumn('rows_done', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('progress', 'double precision', (c) => c.notNull().defaultTo(0))
    .addColumn('cancel_at', 'text')
    .addColumn('failure', 'text')
    .addColumn('published_at', 'text')
    .addColumn('applied_through', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('finished_at', 'text')
    .execute()
  await ofImport(db, 'import_pieces')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('bytes', bytes(db), (c) => c.notNull())
    .addPrimaryKeyConstraint('import_pieces_key', ['import_id', 'position'])
    .execute()
  await ofImport(db, 'import_set_aside')
    .addColumn('row', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('cells_json', 'text')
    .addPrimaryKeyConstraint('import_set_aside_key', ['import_id', 'row'])
    .execute()
  await ofImport(db, 'import_changes')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('facts_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_changes_key', ['import_id', 'candidate_id'])
    .execute()
  await ofImport(db, 'import_contacts')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('import_contacts_key', ['import_id', 'key'])
    .execute()
  await db.schema.createIndex('import_changes_of_candidate').on('import_changes').column('candidate_id').execute()
  await db.schema.createIndex('import_contacts_of_candidate').on('import_contacts').column('candidate_id').execute()
  await db.schema
    .createTable('import_mappings')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('headings_key', 'text', (c) => c.notNull())
    .addColumn('mapping_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_mappings_key', ['kind', 'headings_key'])
    .execute()
  await copyLoaded(db)
  await db.schema.dropTable('imports_before').execute()

  await db.schema
    .alterTable('candidates')
    .addColumn('import_id', 'integer', (c) => c.references('imports.id'))
    .execute()
  await db.schema.createIndex('candidates_by_import').on('candidates').columns(['import_id', 'id']).execute()
}

const ofImport = (db: AnyDb, name: string) =>
  db.schema
    .createTable(name)
    .addColumn('import_id', 'integer', (c) => c.notNull().references('imports.id').onDelete('cascade'))

/** What was loaded stays on the list; rows set aside move from its report into a table of their own. */
async function copyLoaded(db: AnyDb) {
  const loaded = await db.selectFrom('imports_before').selectAll().where('finished_at', 'is not', null).execute()
  for (const { content: _, report_json, ...row } of loaded) {
    const report = JSON.parse(report_json) as { setAside: { row: number; reason: string }[] }
    const counted = JSON.stringify({ ...report, setAside: report.setAside.length, notes: [] })
    await db
      .insertInto('imports')
      .values({ ...row, report_json: counted, published_at: row.finished_at })
      .execute()
    for (const one of report.setAside)
      await db
        .insertInto('import_set_aside')
        .values({ import_id: row.id, ...one })
        .execute()
  }
  if (isPostgres(db))
    await sql`select setval(pg_get_serial_sequence('imports', 'id'), (select coalesce(max(id), 0) + 1 from imports), false)`.execute(
      db,
    )
}
