import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { type AnyDb, isPostgres } from './columns.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema/index.ts'

/**
 * Finding rows by any part of a text. Both databases index the pieces of three letters a text is made of, each in its
 * own way, which ends at this file. Texts and pieces are expected folded, see `searchText`.
 */

/**
 * An index for `holdsEvery` over a column, as migration 0014 makes it; SQLite keeps it in a table of its own, which
 * triggers bring up to date and migration 0030 has made anew.
 */
export async function createTextIndex(db: AnyDb, table: string, column: string): Promise<void> {
  if (isPostgres(db)) {
    await sql`create extension if not exists pg_trgm`.execute(db)
    await sql`create index ${sql.id(`${table}_${column}`)}
      on ${sql.table(table)} using gin (${sql.ref(column)} gin_trgm_ops)`.execute(db)
    // How common a piece is decides whether the index or the newest rows are read, so it is worth knowing well.
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 1000`.execute(db)
    return
  }
  const index = sql.table(`${table}_${column}`)
  const [from, text] = [sql.table(table), sql.ref(column)]
  const added = sql`insert into ${index} (rowid, ${text}) values (new.id, new.${text});`
  const removed = sql`insert into ${index} (${index}, rowid, ${text}) values ('delete', old.id, old.${text});`
  const trigger = (name: string) => sql.id(`${table}_${column}_${name}`)
  await sql`create virtual table ${index} using fts5 (
    ${text}, content = ${sql.lit(table)}, content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
  )`.execute(db)
  await sql`insert into ${index} (${index}) values ('rebuild')`.execute(db)
  await sql`create trigger ${trigger('added')} after insert on ${from} begin ${added} end`.execute(db)
  await sql`create trigger ${trigger('removed')} after delete on ${from} begin ${removed} end`.execute(db)
  await sql`create trigger ${trigger('changed')} after update of ${text} on ${from}
    when old.${text} <> new.${text} begin ${removed} ${added} end`.execute(db)
}

/** Every word in one of its readings, each being pieces to be held together, see `searchPieces`. */
export type Words = readonly (readonly (readonly string[])[])[]

/** Candidates narrowed by whatever else there is. */
export type Narrowed = SelectQueryBuilder<Schema, 'candidates', { id: number }>

/**
 * So few rows are looked through one by one sooner than the index finds out which of all the others it need not name.
 */
const few = 5000

/**
 * Of some candidates those whose search text holds every word, the newest first. Both databases then stop at the limit
 * of the query, so that a page costs about the same however many there are.
 *
 * PostgreSQL weighs by what it knows of the texts whether to go through the index or back through the newest rows.
 * SQLite cannot weigh its index of texts against others, so it is told: the few that are left by a filter, or the
 * index.
 *
 * @param filtered whether anything but the words narrows the query
 * @param below an id that all are below, where the query says so; SQLite's index then starts there
 */
export async function newestHolding(
  db: Db,
  query: Narrowed,
  words: Words,
  filtered: boolean,
  below?: number,
): Promise<Narrowed> {
  const holding = query.where(holdsEvery(db, words))
  if (isPostgres(db) || (filtered && (await isFew(db, query)))) return holding.orderBy('candidates.id', 'desc')
  return holding
    .innerJoin('candidates_search_text as found', 'found.rowid', 'candidates.id')
    .where('found.rowid', '<', below ?? Number.MAX_SAFE_INTEGER)
    .where(sql<SqlBool>`candidates_search_text match ${matching(words)}`)
    .orderBy('found.rowid', 'desc')
}

async function isFew(db: Db, query: Narrowed): Promise<boolean> {
  const some = query.limit(few + 1).as('some')
  const { count } = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count <= few
}

function holdsEvery(db: Db, words: Words): RawBuilder<SqlBool> {
  const text = sql.ref('candidates.search_text')
  const holds = isPostgres(db)
    ? (piece: string) => sql`${text} like ${`%${piece.replaceAll(/[\\%_]/g, '\\$&')}%`}`
    : (piece: string) => sql`instr(${text}, ${piece}) > 0`
  const all = (pieces: readonly string[]) => sql`(${sql.join(pieces.map(holds), sql` and `)})`
  const any = (readings: readonly (readonly string[])[]) => sql`(${sql.join(readings.map(all), sql` or `)})`
  return sql<SqlBool>`(${sql.join(words.map(any), sql` and `)})`
}

/** The same for the index, which knows which texts hold three letters, not where: what it finds is looked at again. */
function matching(words: Words): string {
  const all = (pieces: readonly string[]) =>
    pieces
      .flatMap(triples)
      .map((triple) => `"${triple.replaceAll('"', '""')}"`)
      .join(' AND ')
  return words.map((readings) => `(${readings.map((pieces) => `(${all(pieces)})`).join(' OR ')})`).join(' AND ')
}

/** Three letters after another that cover a piece; more of them would cost more than they rule out. */
function triples(piece: string): string[] {
  const letters = Array.from(piece)
  const starts = letters.flatMap((_, at) => (at % 3 === 0 ? Math.min(at, letters.length - 3) : []))
  return [...new Set(starts.map((at) => letters.slice(at, at + 3).join('')))]
}
