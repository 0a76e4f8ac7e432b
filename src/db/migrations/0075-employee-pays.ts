import { type AnyDb, createTable } from '../columns.ts'

/** What present employees are paid, without their names: the rows of the one file that is in force. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'employee_pays')
    .addColumn('position', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('city_id', 'text', (c) => c.notNull().references('cities.id'))
    .addColumn('gross', 'double precision', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('employee_pay_loads')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('as_of', 'text', (c) => c.notNull())
    .addColumn('loaded_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('loaded_at', 'text', (c) => c.notNull())
    .execute()
}
