import { sql } from 'kysely'
import { type AnyDb, isPostgres } from '../columns.ts'

/**
 * SQLite's index of search texts anew, in a form that stays sound. Without any detail of where a piece stands (`none`,
 * as 0014 made it) FTS5 3.54 damages the index when a text that was changed is deleted under `secure-delete`: from then
 * on nobody could be added. With the column it does not; the index of a million people takes 264 MB instead of 92, and
 * is searched as fast. The triggers of 0014 go on as they are.
 */
export async function up(db: AnyDb): Promise<void> {
  if (isPostgres(db)) return
  await sql`drop table candidates_search_text`.execute(db)
  await sql`create virtual table candidates_search_text using fts5 (
    search_text, content = 'candidates', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = column, columnsize = 0
  )`.execute(db)
  await sql`insert into candidates_search_text (candidates_search_text) values ('rebuild')`.execute(db)
  await sql`insert into candidates_search_text (candidates_search_text, rank) values ('secure-delete', 1)`.execute(db)
}
