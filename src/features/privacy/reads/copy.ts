import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import { personalDataTables, rowsAbout } from '../personal-data-tables.ts'

/** A value as it is kept; bytes as base64. */
export type Value = string | number | null
export type CopiedRow = Record<string, Value>

/** One table of what is held about a person. */
export type CopiedTable = { table: string; rows: CopiedRow[] }

/**
 * Columns that say nothing about the person: keys of rows, what is made of other columns to find them by, and the
 * numbers of other people.
 */
const leftOut = new Set([
  'id',
  'candidate_id',
  'version',
  'erased',
  'import_id',
  'search_key',
  'likeness_key',
  'search_text',
  'in_talks',
  'sha256',
  'invitation_id',
  'thread_id',
  'calendar_sequence',
  'calendar_given',
  'reply_generation',
  'sequence',
  'lease',
  'next_attempt_at',
  'at_wire_since',
  'message_id',
  'mail_id',
  'template_id',
  'trial_arm',
  'trial_id',
  'attempts',
  'last_answer',
  'offer_id',
  'event_id',
  'batch_id',
  'kept_id',
  'merged_id',
  'first_id',
  'second_id',
  'pay_table_version_id',
  'scorecard_id',
  // Said of somebody under another name, who may be another person.
  'told_name',
  'told_json',
])

/** Columns that hold which colleague did something. */
export const colleagueColumns = [
  'by_user',
  'recorded_by',
  'read_by',
  'uploaded_by',
  'changed_by',
  'owner_id',
  'invited_by',
  'created_by',
  'replaced_by',
  'user_id',
] as const

type Meaning = { table: string; column: string }

/**
 * What a number of another table stands for. Colleagues are told by their role alone: their names are not about the
 * person.
 */
const meanings: Record<string, Meaning> = {
  ...Object.fromEntries(colleagueColumns.map((column) => [column, { table: 'users', column: 'role' }])),
  vacancy_id: { table: 'vacancies', column: 'title' },
  application_id: {
    table: 'applications',
    column: '(select title from vacancies where vacancies.id = applications.vacancy_id)',
  },
  criterion_id: { table: 'criteria', column: 'coalesce(name, key)' },
  decision_id: { table: 'decisions', column: 'at' },
  tag_id: { table: 'tags', column: 'name' },
  slot_id: { table: 'slots', column: 'starts_at' },
  stage_id: { table: 'stages', column: 'coalesce(name, kind)' },
  from_stage_id: { table: 'stages', column: 'coalesce(name, kind)' },
  to_stage_id: { table: 'stages', column: 'coalesce(name, kind)' },
}

/** Everything that is held about a candidate, table by table; empty tables are left out. */
export async function copyOf(db: Db, candidate: number, language: Language): Promise<CopiedTable[]> {
  const self = (
    await sql<Record<string, unknown>>`select * from candidates where id = ${candidate} and erased = 0`.execute(db)
  ).rows
  const found = new Map<string, Record<string, unknown>[]>([['candidates', self]])
  for (const entry of personalDataTables)
    found.set(entry.table, [...(found.get(entry.table) ?? []), ...(await rowsAbout(db, entry, candidate))])
  const copied: CopiedTable[] = []
  for (const [table, rows] of found)
    if (rows.length > 0)
      copied.push({
        table,
        rows: await inWords(db, rows, { ...meanings, city_id: { table: 'cities', column: `name_${language}` } }),
      })
  return copied
}

/** The columns of a table that a copy holds. */
export const copiedColumns = (columns: readonly string[]): string[] => columns.filter((column) => !leftOut.has(column))
export const isLeftOut = (column: string): boolean => leftOut.has(column)

async function inWords(
  db: Db,
  rows: readonly Record<string, unknown>[],
  meant: Record<string, Meaning>,
): Promise<CopiedRow[]> {
  const columns = copiedColumns(Object.keys(rows[0] ?? {}))
  const words = new Map<string, Map<unknown, Value>>()
  for (const column of columns) {
    const meaning = meant[column]
    if (meaning)
      words.set(
        column,
        await lookUp(
          db,
          meaning,
          rows.map((row) => row[column]),
        ),
      )
  }
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, valueOf(words.get(column)?.get(row[column]) ?? row[column])])),
  )
}

async function lookUp(db: Db, { table, column }: Meaning, ids: readonly unknown[]): Promise<Map<unknown, Value>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{
    id: number
    word: Value
  }>`select id, ${sql.raw(column)} as word from ${sql.table(table)} where id in (${sql.join(wanted)})`.execute(db)
  return new Map(rows.map(({ id, word }) => [id, word]))
}

function valueOf(value: unknown): Value {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return typeof value === 'number' || typeof value === 'string' ? value : null
}
