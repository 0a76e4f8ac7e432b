import { type AnyDb, createTable } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'offers')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id'))
    .addColumn('city_id', 'text', (c) => c.notNull().references('cities.id'))
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('amount', 'double precision', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('check_json', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('created_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('offers_of_candidate').on('offers').column('candidate_id').execute()
}
