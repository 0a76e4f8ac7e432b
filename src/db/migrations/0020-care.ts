import { sql } from 'kysely'
import { type AnyDb, bytes, createTable, isPostgres } from '../columns.ts'

/** What a person has agreed to and until when they may be kept; their files, tags and languages; what was erased. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('candidates').addColumn('languages', 'text').execute()
  await db.schema.alterTable('candidates').addColumn('erase_by', 'text').execute()
  await db.schema
    .alterTable('candidates')
    .addColumn('erased', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await setTerms(db)
  // Whoever was erased keeps the source for the history of turnout, and must be in nobody's way in a list.
  await db.schema.dropIndex('candidates_by_source').execute()
  await db.schema
    .createIndex('candidates_by_source')
    .on('candidates')
    .columns(['source', 'id', 'city_id', 'level'])
    .where(sql.ref('erased'), '=', sql.lit(0))
    .execute()
  await db.schema
    .createIndex('candidates_to_erase')
    .on('candidates')
    .columns(['erase_by', 'id'])
    .where(sql.ref('erase_by'), 'is not', null)
    .execute()

  await createTable(db, 'consents')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('application_id', 'integer', (c) => c.references('applications.id').onDelete('cascade'))
    .addColumn('given_on', 'text', (c) => c.notNull())
    .addColumn('until', 'text')
    .addColumn('wording', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('withdrawn_on', 'text')
    .addColumn('recorded_by', 'integer', (c) => c.references('users.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('consents_of_candidate').on('consents').columns(['candidate_id', 'id']).execute()
  await db.schema.createIndex('consents_of_application').on('consents').column('application_id').execute()

  await createTable(db, 'candidate_notes')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('notes_of_candidate').on('candidate_notes').columns(['candidate_id', 'id']).execute()

  // The bytes stand last: SQLite then reads past them only when they are asked for.
  await createTable(db, 'candidate_files')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('uploaded_by', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('content', bytes(db), (c) => c.notNull())
    .execute()
  await db.schema.createIndex('files_of_candidate').on('candidate_files').columns(['candidate_id', 'sha256']).execute()

  await createTable(db, 'tags')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull().unique())
    .execute()
  await db.schema
    .createTable('candidate_tags')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id'))
    .addPrimaryKeyConstraint('candidate_tags_key', ['candidate_id', 'tag_id'])
    .execute()
  await db.schema.createIndex('candidates_by_tag').on('candidate_tags').columns(['tag_id', 'candidate_id']).execute()

  await createTable(db, 'erasures')
    // No reference: nobody has this number any more.
    .addColumn('candidate_id', 'integer', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('counts_json', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}

/** Candidates of before this: those whom no vacancy needs any more are due 30 days after the last one ended. */
async function setTerms(db: AnyDb) {
  const later = isPostgres(db)
    ? sql`to_char(substr(ended.since, 1, 10)::date + 30, 'YYYY-MM-DD')`
    : sql`date(substr(ended.since, 1, 10), '+30 days')`
  await sql`
    update candidates set erase_by = (
      select ${later} from (
        select coalesce(
          (select max(coalesce(a.closed_at, a.started_on, v.closed_at)) from applications a join vacancies v on v.id = a.vacancy_id where a.candidate_id = candidates.id),
          candidates.created_at
        ) as since
      ) as ended
    )
    where not exists (
      select 1 from applications a join vacancies v on v.id = a.vacancy_id
      where a.candidate_id = candidates.id and a.closed_at is null and a.started_on is null and v.closed_at is null
    )`.execute(db)
}
