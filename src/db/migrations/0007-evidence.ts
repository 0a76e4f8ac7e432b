import { type AnyDb, createTable } from '../columns.ts'

const answers = [
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
] as const

/** What is learned about an invitation before its day: the person's reply, the confirmation call, the forecast made. */
export async function up(db: AnyDb): Promise<void> {
  for (const answer of answers) await db.schema.alterTable('invitations').addColumn(answer, 'text').execute()
  await db.schema.alterTable('batches').addColumn('forecast_json', 'text').execute()
  await createTable(db, 'call_attempts')
    .addColumn('invitation_id', 'integer', (c) => c.notNull().references('invitations.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('reached', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('calls_of_invitation').on('call_attempts').columns(['invitation_id', 'id']).execute()
  await db.schema
    .createTable('call_questions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('wording', 'text')
    .addColumn('asked', 'integer', (c) => c.notNull())
    .execute()
}
