import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../../src/db/open.ts'
import { schemaTypes } from '../../support/schema-types.ts'
import { databaseKind, testDatabase } from '../../support/database.ts'

/** SQLite's full-text index has tables of its own, and a table that PostgreSQL does without. */
const searchIndex = 'candidates_search_text'

/**
 * Added to a table that was filled already, where SQLite takes no column that must hold something; every row has them.
 */
const addedLater = ['applications.stage_id', 'applications.stage_entered_at']

/** SQLite lets a primary key be null, as no other database does. */
async function keysOfSqlite({ db, kind }: Database): Promise<string[]> {
  if (kind === 'postgres') return []
  const { rows } = await sql<{
    name: string
  }>`select tables.name || '.' || columns.name as name from sqlite_master as tables, pragma_table_info(tables.name) as columns where pk > 0`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

test('the type of the tables and the migrated tables agree: names, what may be null, what need not be given', async () => {
  const database = await testDatabase()
  const neverNull = new Set([...addedLater, ...(await keysOfSqlite(database))])
  const migrated = (await database.db.introspection.getTables()).filter(
    ({ name, isView }) => !isView && !name.startsWith(searchIndex),
  )
  const typed = schemaTypes()
  typed.delete(searchIndex)
  expect(migrated.map(({ name }) => name).toSorted()).toEqual([...typed.keys()].toSorted())

  const wrong: string[] = []
  for (const { name: table, columns } of migrated) {
    const types = typed.get(table)!
    for (const name of types.keys())
      if (!columns.some((column) => column.name === name))
        wrong.push(`${table}.${name} is typed and not in the database`)
    for (const { name, isNullable, isAutoIncrementing, hasDefaultValue } of columns) {
      const type = types.get(name)
      if (!type) wrong.push(`${table}.${name} is in the database and not typed`)
      else if (type.nullable !== (isNullable && !neverNull.has(`${table}.${name}`)))
        wrong.push(`${table}.${name}: null is ${isNullable ? '' : 'not '}allowed in the database`)
      else if (type.generated && !isAutoIncrementing && !hasDefaultValue)
        wrong.push(`${table}.${name} may be left out by its type and has no default`)
    }
  }
  expect(wrong, databaseKind).toEqual([])
})
