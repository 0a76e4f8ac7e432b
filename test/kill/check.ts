import { sql } from 'kysely'
import { openDatabase, type Database, type Db } from '../../src/db/open.ts'
import type { Act } from './ledger.ts'

/** What is not as the answers of the server said. */
export type Faults = { lost: string[]; halfDone: string[]; unsound: string[] }

/**
 * Looks after every act that was sent whether it is there when it was answered, and whole or not at all when it was
 * not.
 */
export async function check({ db, kind, url }: Database, sent: readonly Act[]): Promise<Faults> {
  const faults: Faults = { lost: [], halfDone: [], unsound: [] }
  const gone = new Set(
    sent.flatMap((act) => (act.act === 'erased' ? [act.candidate] : act.act === 'merged' ? [act.merged] : [])),
  )
  const marked = new Map<number, Act & { act: 'marked' }>()
  for (const act of sent) {
    if (act.act === 'marked') marked.set(act.invitation, act)
    else if (act.act === 'note') await checkNote(db, act, gone, faults)
    else if (act.act === 'merged') await checkMerge(db, act, faults)
    else if (act.act === 'erased') await checkErasure(db, act, faults)
    else if (act.act === 'imported') await checkImport(db, act, faults)
    else await checkPerson(db, act, sent, faults)
  }
  for (const act of marked.values()) await checkMark(db, act, faults)
  if (kind === 'sqlite') await checkFile(url, faults)
  return faults
}

const ownerOf = async (db: Db, phone: string) =>
  db
    .selectFrom('candidate_contacts')
    .innerJoin('candidates', 'candidates.id', 'candidate_id')
    .select(['candidates.id', 'candidates.name'])
    .where('key', '=', phone)
    .executeTakeFirst()

/** Whoever was added has their phone, or became part of somebody who has it; whoever was renamed has the new name. */
async function checkPerson(
  db: Db,
  act: Act & { act: 'added' | 'renamed' },
  sent: readonly Act[],
  { lost, halfDone }: Faults,
) {
  const owner = await ownerOf(db, act.phone)
  const isErased = sent.some((other) => other.act === 'erased' && other.phone === act.phone)
  if (act.done && !isErased && !owner) lost.push(`${act.act} ${act.phone}`)
  if (act.act === 'renamed' && act.done && owner?.name !== act.name) lost.push(`renamed ${act.phone}`)
  const named = await db.selectFrom('candidates').select('id').where('name', '=', act.name).execute()
  if (named.length > 0 && !owner) halfDone.push(`${act.act} ${act.phone} without the phone`)
}

async function checkNote(
  db: Db,
  { candidate, text, done }: Act & { act: 'note' },
  gone: Set<number>,
  { lost }: Faults,
) {
  const notes = await db.selectFrom('candidate_notes').select('id').where('text', '=', text).execute()
  if (done && !gone.has(candidate) && notes.length !== 1) lost.push(`note ${text}`)
}

async function checkMerge(db: Db, act: Act & { act: 'merged' }, { lost, halfDone }: Faults) {
  const merge = await db
    .selectFrom('merges')
    .select('id')
    .where('merged_id', '=', act.merged)
    .where('kept_id', '=', act.kept)
    .executeTakeFirst()
  const stillThere = await db.selectFrom('candidates').select('id').where('id', '=', act.merged).executeTakeFirst()
  const holder = merge ? act.kept : act.merged
  const notes = await db.selectFrom('candidate_notes').select('candidate_id').where('text', 'in', act.notes).execute()
  const moved = notes.filter(({ candidate_id }) => candidate_id === act.kept).length
  if (act.done && !merge) lost.push(`merge of ${act.merged}`)
  const isWhole =
    (merge === undefined) === (stillThere !== undefined) &&
    (await ownerOf(db, act.phone))?.id === holder &&
    notes.length === act.notes.length &&
    moved === (merge ? 2 : 1)
  if (!isWhole) halfDone.push(`merge of ${act.merged}`)
}

async function checkErasure(
  db: Db,
  { candidate, name, phone, done }: Act & { act: 'erased' },
  { lost, halfDone }: Faults,
) {
  const entry = await db.selectFrom('erasures').select('id').where('candidate_id', '=', candidate).executeTakeFirst()
  const traces = [
    await db
      .selectFrom('candidates')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', candidate), eb('name', '=', name)]))
      .execute(),
    await db.selectFrom('candidate_notes').select('id').where('candidate_id', '=', candidate).execute(),
    await db.selectFrom('candidate_contacts').select('id').where('key', '=', phone).execute(),
  ].map((rows) => rows.length)
  if (done && !entry) lost.push(`erasure of ${candidate}`)
  if (entry ? traces.some((rows) => rows > 0) : traces.includes(0)) halfDone.push(`erasure of ${candidate}`)
}

async function checkMark(
  db: Db,
  { invitation, presence, before, done }: Act & { act: 'marked' },
  { lost, halfDone }: Faults,
) {
  const row = await db
    .selectFrom('invitations')
    .select(['presence', 'arrived_at'])
    .where('id', '=', invitation)
    .executeTakeFirstOrThrow()
  if (row.presence !== presence && (done || row.presence !== before)) lost.push(`mark of invitation ${invitation}`)
  if ((row.presence === 'came') !== (row.arrived_at !== null)) halfDone.push(`mark of invitation ${invitation}`)
}

/** Is checked once nobody is at it any more; see `settledImports`. */
async function checkImport(db: Db, { id, rows, done }: Act & { act: 'imported' }, { lost, halfDone }: Faults) {
  const { people } = await db
    .selectFrom('candidates')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  const entry = await db.selectFrom('imports').select('finished_at').where('id', '=', id).executeTakeFirst()
  const isLoaded = entry !== undefined && entry.finished_at !== null
  if (done && !isLoaded) lost.push(`import ${id}`)
  if (people !== (isLoaded ? rows : 0)) halfDone.push(`import ${id}: ${people} of ${rows}`)
}

/**
 * By a connection of its own: one that has looked at the index before takes what others have changed since for damage.
 */
async function checkFile(url: string | null, { unsound }: Faults) {
  const { db, ...database } = await openDatabase(url ?? '')
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  for (const { integrity_check: said } of rows) if (said !== 'ok') unsound.push(`integrity_check: ${said}`)
  try {
    // With 1 it holds the index beside the texts.
    await sql`insert into candidates_search_text (candidates_search_text, rank) values ('integrity-check', 1)`.execute(
      db,
    )
  } catch (error) {
    unsound.push(`index of search texts: ${error instanceof Error ? error.message : 'unknown'}`)
  }
  await database.close()
}

const mostPauses = 600

/** Waits until nobody is at an import: a server that has started takes up what the one before left. */
export async function settledImports(db: Db): Promise<boolean> {
  for (let left = mostPauses; left > 0; left -= 1) {
    if (!(await db.selectFrom('imports').select('id').where('runner', 'is not', null).executeTakeFirst())) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}
