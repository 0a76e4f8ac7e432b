import { type AnyDb, createTable } from '../columns.ts'

/** Two wordings or timings of one message, and which people were drawn for which. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'message_trials')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('lead_json', 'text')
    .addColumn('planned', 'integer', (c) => c.notNull())
    .addColumn('started_by', 'integer', (c) => c.references('users.id'))
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  await createTable(db, 'message_trial_people')
    .addColumn('trial_id', 'integer', (c) => c.notNull().references('message_trials.id').onDelete('cascade'))
    .addColumn('invitation_id', 'integer', (c) => c.notNull().references('invitations.id').onDelete('cascade'))
    .addColumn('arm', 'text', (c) => c.notNull())
    .addColumn('drawn_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('one_draw')
    .unique()
    .on('message_trial_people')
    .columns(['trial_id', 'invitation_id'])
    .execute()
  await db.schema.createIndex('trials_of_invitation').on('message_trial_people').column('invitation_id').execute()
}
