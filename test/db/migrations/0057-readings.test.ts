import { expect, onTestFinished, test } from 'vitest'
import { up } from '../../../src/db/migrations/0057-readings.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { emptyDatabaseUrl } from '../../support/database.ts'

test('mappings of old databases become lists, and telephone numbers of imports get their gaps', async () => {
  const database = await openDatabase(await emptyDatabaseUrl())
  onTestFinished(() => database.close())
  const { db } = database
  await migrate(db)
  await db.schema.dropTable('outcome_wordings').execute()
  await db.schema.alterTable('import_set_aside').dropColumn('detail').execute()
  const at = '2026-11-24T06:00:00Z'
  const people = JSON.stringify({ surname: null, name: 0, phone: 1, second_phone: 3, email: null, second_email: 2 })
  const history = JSON.stringify({ person: 0, second_phone: 4, came: null })
  for (const [kind, mapping_json] of [
    ['candidates', people],
    ['attendance', history],
  ] as const) {
    await db.insertInto('imports').values({ kind, file_name: 'a.csv', mapping_json, created_at: at }).execute()
    await db.insertInto('import_mappings').values({ kind, headings_key: 'x', mapping_json }).execute()
  }
  const keys = { search_key: 'x', likeness_key: 'x', search_text: 'x', created_at: at, updated_at: at }
  await db
    .insertInto('candidates')
    .values({ name: 'Ким Анна', ...keys })
    .execute()
  const contacts = ['+79161234567', '+998905550106'].map((key) => ({ candidate_id: 1, kind: 'phone' as const, key }))
  await db
    .insertInto('candidate_contacts')
    .values(contacts.map((contact) => ({ ...contact, value: contact.key })))
    .execute()

  await up(db)
  const right = [
    { surname: [], name: [0], phone: [1, 3], email: [2] },
    { person: [0], second_phone: [4], came: [] },
  ]
  for (const table of ['imports', 'import_mappings'] as const) {
    const rows = await db.selectFrom(table).select('mapping_json').orderBy('kind', 'desc').execute()
    expect(rows.map(({ mapping_json }) => JSON.parse(mapping_json ?? ''))).toEqual(right)
  }
  const shown = await db.selectFrom('candidate_contacts').select('value').orderBy('id').execute()
  expect(shown).toEqual([{ value: '+7 916 123 45 67' }, { value: '+998905550106' }])
})
