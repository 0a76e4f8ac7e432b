import { sql } from 'kysely'
import type { Database } from '../../src/db/open.ts'
import { references, tableNames } from '../../src/db/backup/tables.ts'

/** The columns by which rows of other tables name a row of this one, as the database itself knows them. */
export async function columnsNaming({ db }: Database, table: string): Promise<{ table: string; column: string }[]> {
  const naming = (await references(db)).filter(({ to }) => to === table)
  return naming.toSorted((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`))
}

/** The columns of a table, with whether they hold text. */
export async function columnsOf({ db }: Database, table: string): Promise<{ name: string; text: boolean }[]> {
  const found = (await db.introspection.getTables()).find(({ name }) => name === table)
  return (found?.columns ?? []).map(({ name, dataType }) => ({ name, text: dataType.toLowerCase() === 'text' }))
}

/** Every row of every table, as text. */
export async function dump({ db }: Database): Promise<string> {
  const lines: string[] = []
  for (const table of await tableNames(db)) {
    for (const row of (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows) {
      const values = Object.values(row).map((value) =>
        value instanceof Uint8Array
          ? `${Buffer.from(value).toString('utf8')} ${Buffer.from(value).toString('latin1')}`
          : String(value),
      )
      lines.push(`${table}: ${values.join(' | ')}`)
    }
  }
  return lines.join('\n')
}
