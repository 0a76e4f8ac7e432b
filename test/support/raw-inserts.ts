import SqliteFile from 'better-sqlite3'
import { Client } from 'pg'

/** What an import of newcomers writes, in the order in which the tables refer to one another. */
const tables = ['imports', 'candidates', 'candidate_contacts']
const pageSize = 10_000

type Row = unknown[]
/** Reads rows of a table whose id is above one, and writes rows by an insert that is prepared once. */
type Source = { columns(table: string): Promise<string[]>; rows(table: string, after: number): Promise<Row[]> }
type Target = {
  write(table: string, columns: string[], rows: Row[]): Promise<void>
  begin(): Promise<void>
  commit(): Promise<void>
}

/**
 * Copies what an import has written into an empty base with the same tables and indexes, row by row in one transaction:
 * the least that writing these rows takes.
 *
 * @param from the address of the base, `to` of the empty one, both of the same kind
 * @returns milliseconds of the writing alone
 */
export async function insertRaw(from: string, to: string): Promise<number> {
  const [source, target] = from.startsWith('sqlite:')
    ? [sqlite(from), sqlite(to)]
    : [await postgres(from), await postgres(to)]
  let ms = 0
  const timed = async (work: () => Promise<void>) => {
    const began = performance.now()
    await work()
    ms += performance.now() - began
  }
  await timed(() => target.begin())
  for (const table of tables) {
    const columns = await source.columns(table)
    for (let after = 0; ;) {
      const rows = await source.rows(table, after)
      if (rows.length === 0) break
      await timed(() => target.write(table, columns, rows))
      after = Number(rows.at(-1)?.[columns.indexOf('id')])
    }
  }
  await timed(() => target.commit())
  await source.close()
  await target.close()
  return ms
}

function sqlite(url: string): Source & Target & { close(): Promise<void> } {
  const file = new SqliteFile(url.slice('sqlite:'.length))
  file.pragma('foreign_keys = ON')
  file.pragma('synchronous = NORMAL')
  return {
    columns: async (table) =>
      (file.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[]).map(
        ({ name }) => name,
      ),
    rows: async (table, after) =>
      file.prepare(`select * from ${table} where id > ? order by id limit ${pageSize}`).raw().all(after) as Row[],
    begin: async () => void file.exec('begin'),
    write: async (table, columns, rows) => {
      const insert = file.prepare(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      )
      for (const row of rows) insert.run(...row)
    },
    commit: async () => void file.exec('commit'),
    close: async () => void file.close(),
  }
}

async function postgres(connectionString: string): Promise<Source & Target & { close(): Promise<void> }> {
  const client = new Client({ connectionString })
  await client.connect()
  return {
    columns: async (table) =>
      (await client.query({ text: `select * from ${table} limit 0` })).fields.map(({ name }) => name),
    rows: async (table, after) =>
      (
        await client.query({
          text: `select * from ${table} where id > $1 order by id limit ${pageSize}`,
          values: [after],
          rowMode: 'array',
        })
      ).rows as Row[],
    begin: async () => void (await client.query('begin')),
    write: async (table, columns, rows) => {
      const text = `insert into ${table} (${columns.join(', ')}) overriding system value values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
      for (const values of rows) await client.query({ name: table, text, values })
    },
    commit: async () => void (await client.query('commit')),
    close: () => client.end(),
  }
}
