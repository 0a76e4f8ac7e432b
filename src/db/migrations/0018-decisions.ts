import { type AnyDb, createTable } from '../columns.ts'

/** Decisions between candidates of a vacancy, with the weights and scores as they were. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'decisions')
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id').onDelete('cascade'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('weights_json', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('decisions_of_vacancy').on('decisions').columns(['vacancy_id', 'id']).execute()

  await createTable(db, 'decision_people')
    .addColumn('decision_id', 'integer', (c) => c.notNull().references('decisions.id').onDelete('cascade'))
    .addColumn('application_id', 'integer', (c) => c.notNull().references('applications.id').onDelete('cascade'))
    .addColumn('chosen', 'integer', (c) => c.notNull())
    .addColumn('score', 'double precision')
    .addColumn('coverage', 'double precision', (c) => c.notNull())
    .addColumn('place', 'integer')
    .execute()
  await db.schema.createIndex('decision_people_of_decision').on('decision_people').column('decision_id').execute()
  await db.schema.createIndex('decisions_of_application').on('decision_people').column('application_id').execute()
}
