import { type AnyDb, createTable } from '../columns.ts'

/** As data/scorecard.json had them when this was written: vacancies that were there before get these. */
const usual: Record<string, readonly string[]> = {
  personal: ['diligence', 'responsibility', 'goodwill', 'erudition', 'literateSpeech', 'tact', 'careerDrive'],
  soft: ['intellect', 'managingPeople', 'timeManagement', 'sociability', 'learning'],
  professional: [
    'managementAndMarketing',
    'administration',
    'companyAndOffer',
    'documents',
    'presentations',
    'houseRules',
    'law',
    'psychologyAndEtiquette',
    'modernCommunications',
    'telephoneNegotiation',
  ],
}
const onGroupSheet = ['goodwill', 'literateSpeech', 'tact', 'sociability', 'learning']

/** What candidates of a vacancy are judged by, and what each interviewer holds of them. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'criteria')
    .addColumn('vacancy_id', 'integer', (c) => c.notNull().references('vacancies.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('group', 'text', (c) => c.notNull())
    .addColumn('key', 'text')
    .addColumn('name', 'text')
    .addColumn('weight', 'double precision', (c) => c.notNull().defaultTo(1))
    .addColumn('on_group_sheet', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('removed_at', 'text')
    .execute()
  await db.schema.createIndex('criteria_of_vacancy').on('criteria').columns(['vacancy_id', 'position']).execute()
  await db.schema
    .alterTable('vacancies')
    .addColumn('criteria_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  const rows = Object.entries(usual).flatMap(([group, keys]) =>
    keys.map((key) => ({ group, key, on_group_sheet: onGroupSheet.includes(key) ? 1 : 0 })),
  )
  for (const { id } of await db.selectFrom('vacancies').select('id').execute()) {
    await db
      .insertInto('criteria')
      .values(rows.map((row, position) => ({ ...row, position, vacancy_id: id })))
      .execute()
  }

  await createTable(db, 'scorecards')
    .addColumn('application_id', 'integer', (c) => c.notNull().references('applications.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('manager_type', 'text')
    .addColumn('note', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('one_scorecard_each', ['application_id', 'user_id'])
    .execute()

  await db.schema
    .createTable('scorecard_marks')
    .addColumn('scorecard_id', 'integer', (c) => c.notNull().references('scorecards.id').onDelete('cascade'))
    .addColumn('criterion_id', 'integer', (c) => c.notNull().references('criteria.id'))
    .addColumn('claimed', 'integer')
    .addColumn('observed', 'integer')
    .addColumn('evidence', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('scorecard_marks_key', ['scorecard_id', 'criterion_id'])
    .execute()
}
