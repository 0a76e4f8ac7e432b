import type { Client } from 'pg'

/** What makes a database as fresh as the template again: statements, and the rows that were there from the start. */
export type FreshState = { statements: string; rows: { table: string; rows: object[] }[] }

/** @param client a connection to the template, in which nothing has happened yet */
export async function readFreshState(client: Client): Promise<FreshState> {
  const query = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  const tables = await query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const sequences = await query<{ name: string; last: string | null }>(
    `select quote_ident(sequencename) as name, last_value as last from pg_sequences where schemaname = 'public'`,
  )
  const rows = []
  for (const { name } of tables) rows.push({ table: name, rows: await query<object>(`select * from ${name}`) })
  return {
    statements: [
      ...tables.map(({ name }) => `delete from ${name}`),
      ...sequences.map(({ name, last }) => `select setval('${name}', ${last ?? 1}, ${last !== null})`),
    ].join('; '),
    rows: rows.filter((table) => table.rows.length > 0),
  }
}

/**
 * Empties a database whose test is over. A copy of the template is some nine hundred files, and to make one took longer
 * than most tests; this takes a tenth of it.
 *
 * @returns whether it can be used again: not while somebody is still connected, nor when what was deleted takes room
 */
export async function emptied(client: Client, fresh: FreshState): Promise<boolean> {
  // Without triggers rows that point at each other go and come in any order.
  await client.query(`begin; set local session_replication_role = replica; ${fresh.statements}`)
  for (const { table, rows } of fresh.rows)
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ])
  await client.query('commit')
  const { rows } = await client.query(
    `select pg_database_size(current_database()) < 20000000 and not exists (
       select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) as reusable`,
  )
  return (rows as { reusable: boolean }[])[0]?.reusable === true
}
