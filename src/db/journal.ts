import { sql, type Transaction } from 'kysely'
import { isPostgres } from './columns.ts'
import { isRefusedByKey } from './locking/lost-races.ts'
import type { Schema } from './schema/index.ts'

export type Value = string | number | null
export type Row = Record<string, Value>

/** One change of one row; `key` finds it before and after, `before` and `after` hold the columns that changed. */
export type Step =
  | { act: 'changed'; table: string; key: Row; before: Row; after: Row }
  | { act: 'added' | 'removed'; table: string; row: Row }

/** What stands in the way of going back: the table whose row is not as the journal left it. */
export class CannotGoBack extends Error {
  readonly table: string
  constructor(table: string) {
    super(`A row of ${table} has changed since`)
    this.table = table
  }
}

type Trx = Transaction<Schema>

const equals = (row: Row) =>
  sql.join(
    Object.entries(row).map(([column, value]) =>
      value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`,
    ),
    sql` and `,
  )
const assigned = (row: Row) =>
  sql.join(Object.entries(row).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))

const update = async (trx: Trx, table: string, where: Row, set: Row) =>
  (await sql`update ${sql.table(table)} set ${assigned(set)} where ${equals(where)}`.execute(trx)).numAffectedRows ===
  1n
const remove = async (trx: Trx, table: string, where: Row) =>
  (await sql`delete from ${sql.table(table)} where ${equals(where)}`.execute(trx)).numAffectedRows === 1n
const insert = (trx: Trx, table: string, row: Row) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(row))})`.execute(trx)

/** Rows of any table, as JSON keeps them; nobody else changes them until the transaction ends. */
export async function rowsWhere(trx: Trx, table: string, where: Row): Promise<Row[]> {
  const held = isPostgres(trx) ? sql` for update` : sql``
  return (await sql<Row>`select * from ${sql.table(table)} where ${equals(where)}${held}`.execute(trx)).rows
}

/** Changes rows of any table and writes down what they were, so that all of it can be taken back. */
export class Journal {
  readonly steps: Step[] = []
  readonly #trx: Trx
  constructor(trx: Trx) {
    this.#trx = trx
  }

  async change(table: string, key: Row, row: Row, after: Row): Promise<void> {
    const before = Object.fromEntries(Object.keys(after).map((column) => [column, row[column] ?? null]))
    if (!(await update(this.#trx, table, key, after))) throw new Error(`No single row of ${table} to change`)
    this.steps.push({ act: 'changed', table, key, before, after })
  }

  async remove(table: string, row: Row): Promise<void> {
    if (!(await remove(this.#trx, table, row))) throw new Error(`No single row of ${table} to remove`)
    this.steps.push({ act: 'removed', table, row })
  }

  async add(table: string, row: Row): Promise<void> {
    await insert(this.#trx, table, row)
    this.steps.push({ act: 'added', table, row })
  }
}

/**
 * Takes steps back, the last first. @throws CannotGoBack when a row is not as they left it; nothing may be kept then
 */
export async function goBack(trx: Trx, steps: readonly Step[]): Promise<void> {
  for (const step of steps.toReversed()) {
    if (!(await undone(trx, step))) throw new CannotGoBack(step.table)
  }
}

async function undone(trx: Trx, step: Step): Promise<boolean> {
  if (step.act === 'changed') return update(trx, step.table, { ...step.key, ...step.after }, step.before)
  if (step.act === 'added') return remove(trx, step.table, step.row)
  try {
    await insert(trx, step.table, step.row)
    return true
  } catch (error) {
    // Its place was taken meanwhile, or what it hung on is gone.
    if (isRefusedByKey(error)) return false
    throw error
  }
}
