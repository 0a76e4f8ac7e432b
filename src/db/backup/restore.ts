import { sql, type Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { EndLine, HeadLine, PackedValue, TableLine } from './backup.ts'
import { isPostgres } from '../columns.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Database, Db } from '../open.ts'
import type { Schema } from '../schema/index.ts'
import { seed } from '../reference/seed.ts'

type Trx = Transaction<Schema>

/** A file that is no backup, or not all of one, or one of a later version. */
export class BackupError extends Error {
  readonly code: 'not-a-backup' | 'cut-short' | 'newer'
  constructor(code: BackupError['code']) {
    super(code)
    this.code = code
  }
}

/** Both databases take at least so many values in one statement. */
const mostValues = 30_000

type Line = HeadLine | TableLine | EndLine | PackedValue[]

/** The line as what it is; anything else is no backup. */
function parse(line: string): Line {
  try {
    const value = JSON.parse(line) as Line
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Told below, as for any other line that is none of ours.
  }
  throw new BackupError('not-a-backup')
}

/** Reads a backup to its end without keeping anything. @returns its first line @throws BackupError */
export async function checkBackup(lines: AsyncIterable<string>): Promise<HeadLine> {
  let head: HeadLine | undefined
  let rows = 0
  let whole = false
  for await (const text of lines) {
    const line = parse(text)
    if (!head) {
      if (!('yavka' in line)) throw new BackupError('not-a-backup')
      head = line
    } else if (Array.isArray(line)) rows += 1
    else if ('rows' in line) whole = line.rows === rows
  }
  if (!head) throw new BackupError('not-a-backup')
  if (!whole) throw new BackupError('cut-short')
  if (head.migrations.some((name) => !Object.hasOwn(migrations, name))) throw new BackupError('newer')
  return head
}

export type Restored = { rows: number; unsure: number }

/**
 * Fills a database without tables: makes them as they were when the backup was made, puts in every row, all or none,
 * and brings the tables up to date. Messages that were due before `at` may have gone out since the backup was made, so
 * none is sent by itself. @returns how many rows, and how many such messages
 */
export async function restoreBackup(
  { db }: Database,
  { migrations: done }: HeadLine,
  lines: AsyncIterable<string>,
  at: Temporal.Instant,
): Promise<Restored> {
  await migrate(db, Object.fromEntries(Object.entries(migrations).filter(([name]) => done.includes(name))))
  const rows = await db.transaction().execute((trx) => fill(trx, lines))
  await migrate(db)
  await seed(db)
  return { rows, unsure: await doubtMessages(db, at.toString()) }
}

/** Whoever sent them meanwhile sent them from the database that was lost. */
async function doubtMessages(db: Db, at: string): Promise<number> {
  const free = { lease: null, at_wire_since: null }
  const messages = await db
    .updateTable('messages')
    .set({ ...free, state: 'unsure', reason: 'restored' })
    .where('state', '=', 'queued')
    .where('not_before', '<=', at)
    .executeTakeFirst()
  await db
    .updateTable('colleague_mails')
    .set({ ...free, state: 'unsure' })
    .where('state', '=', 'queued')
    .where('next_attempt_at', '<=', at)
    .execute()
  return Number(messages.numUpdatedRows)
}

async function fill(trx: Trx, lines: AsyncIterable<string>): Promise<number> {
  let total = 0
  let table: TableLine | undefined
  let waiting: PackedValue[][] = []
  const flush = async () => {
    if (table && waiting.length > 0) await insert(trx, table, waiting)
    waiting = []
  }
  for await (const text of lines) {
    const line = parse(text)
    if (Array.isArray(line)) {
      waiting.push(line)
      total += 1
      const heavy = line.some((value) => typeof value === 'object' && value !== null)
      if (heavy || waiting.length * line.length >= mostValues) await flush()
    } else if ('table' in line) {
      await flush()
      table = line
      await count(trx, line)
    }
  }
  await flush()
  return total
}

async function insert(trx: Trx, { table, columns }: TableLine, rows: readonly PackedValue[][]) {
  const unpacked = (value: PackedValue) =>
    typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value
  const values = sql.join(rows.map((row) => sql`(${sql.join(row.map(unpacked))})`))
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${values}`.execute(trx)
}

/** Numbers go on from the highest that was ever given. */
async function count(trx: Trx, { table, counter }: TableLine) {
  if (counter === null) return
  if (isPostgres(trx)) await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${counter})`.execute(trx)
  else await sql`insert into sqlite_sequence (name, seq) values (${table}, ${counter})`.execute(trx)
}
