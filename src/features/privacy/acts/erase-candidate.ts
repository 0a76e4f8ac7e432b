import { sql, type Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdOffImports, holdPeople } from '../../../db/locking/locks.ts'
import type { Database } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { secureDelete } from '../../../db/sqlite/secure-delete.ts'
import type { ErasureBasis } from '../../../domain/people/erasure-term.ts'
import { closeReasons } from '../../../web/texts/close-reasons.ts'
import { dropUnusedTags } from '../../candidates/acts/remove-tag.ts'
import { aboutCandidate, holdings, type Holding } from '../personal-data-tables.ts'
import { findTraces } from '../reads/traces.ts'
import { wipeTraces } from './remove-traces.ts'

type Trx = Transaction<Schema>

/** What stands where a name stood. */
const nameless = '—'

/** A source that fewer people share might tell who somebody was. */
const crowd = 5

/**
 * Erases a candidate: the person, all that is tied to them, and their name in loaded files. Applications, invitations
 * that came true and offers stay for the statistics with somebody nameless, who has a new number that leads nowhere
 * back; texts that somebody wrote are gone from them. The law allows that as depersonalisation (152-FZ, article 5, part
 * 7).
 *
 * @returns the number of the entry in the log of erasures, which names nobody; undefined when there is no such
 * candidate
 */
export async function eraseCandidate(
  database: Database,
  id: number,
  basis: ErasureBasis,
  { by, at }: { by: number | null; at: Temporal.Instant },
): Promise<number | undefined> {
  const traces = await findTraces(database.db, id)
  return secureDelete(database, async (trx) => {
    await holdOffImports(trx)
    if ((await holdPeople(trx, [id], true)).size === 0) return undefined
    const person = await trx
      .selectFrom('candidates')
      .select(['source', 'created_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const tags = await trx.selectFrom('candidate_tags').select('tag_id').where('candidate_id', '=', id).execute()
    await closeAll(trx, id, at)
    const heir = await addNameless(trx, person)
    const counts: Record<string, number> = { candidates: 1, ...(await wipeTraces(trx, traces)) }
    await emptyReasons(trx, id)
    // From below, so that what a row hangs on is still there to find it by.
    for (const holding of holdings.toReversed()) {
      const rows = await eraseRows(trx, holding, id, heir)
      if (rows > 0) counts[holding.table] = (counts[holding.table] ?? 0) + rows
    }
    await trx.deleteFrom('candidates').where('id', '=', id).execute()
    await removeUnused(
      trx,
      heir,
      tags.map(({ tag_id }) => tag_id),
    )
    const log = await trx
      .insertInto('erasures')
      .values({ candidate_id: id, basis, counts_json: JSON.stringify(counts), by_user: by, at: at.toString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    return log.id
  })
}

/** @returns how many rows were taken away or emptied */
async function eraseRows(trx: Trx, holding: Holding, candidate: number, heir: number): Promise<number> {
  const { table, column, of, erasure } = holding
  const about = aboutCandidate(holding, candidate)
  const count = async (statement: ReturnType<typeof sql>) => Number((await statement.execute(trx)).numAffectedRows ?? 0)
  if (erasure === 'removed') return count(sql`delete from ${sql.table(table)} where ${about}`)
  const set = erasure.emptied.map((name) => sql`${sql.ref(name)} = null`)
  if (of !== 'candidates')
    return set.length === 0 ? 0 : count(sql`update ${sql.table(table)} set ${sql.join(set)} where ${about}`)
  const kept = sql.join([sql`${sql.ref(column)} = ${heir}`, sql`version = version + 1`, ...set])
  const emptied = await count(sql`update ${sql.table(table)} set ${kept} where ${about} and ${sql.raw(erasure.kept)}`)
  return emptied + (await count(sql`delete from ${sql.table(table)} where ${about}`))
}

/** Nobody considers them for anything any more; a reason in somebody's own words goes with the person. */
async function closeAll(trx: Trx, candidate: number, at: Temporal.Instant) {
  await trx
    .updateTable('applications')
    .set({ closed_at: at.toString(), ended_by: 'candidate' })
    .where('candidate_id', '=', candidate)
    .where('closed_at', 'is', null)
    .execute()
  await trx
    .updateTable('applications')
    .set({ close_reason: null })
    .where('candidate_id', '=', candidate)
    .where('close_reason', 'not in', [...closeReasons.team, ...closeReasons.candidate])
    .execute()
}

/** Why somebody was chosen among several was written about all of them, and may name any. */
async function emptyReasons(trx: Trx, candidate: number) {
  const of = trx
    .selectFrom('decision_people')
    .innerJoin('applications', 'applications.id', 'application_id')
    .select('decision_id')
    .where('candidate_id', '=', candidate)
  await trx.updateTable('decisions').set({ reason: nameless }).where('id', 'in', of).execute()
}

/** Somebody of whom only the source is known, where many have come from it, and the month. */
async function addNameless(
  trx: Trx,
  { source, created_at }: { source: string | null; created_at: string },
): Promise<number> {
  const others =
    source === null
      ? []
      : await trx
          .selectFrom('candidates')
          .select('id')
          .where('source', '=', source)
          .where('erased', '=', sql.lit(0))
          .limit(crowd + 1)
          .execute()
  const month = `${created_at.slice(0, 7)}-01T00:00:00Z`
  const { id } = await trx
    .insertInto('candidates')
    .values({
      name: nameless,
      search_key: '',
      likeness_key: '',
      search_text: '',
      erased: 1,
      source: others.length > crowd ? source : null,
      created_at: month,
      updated_at: month,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The nameless one goes, too, when nothing was left to them, and tags that nobody has any more. */
async function removeUnused(trx: Trx, heir: number, tags: readonly number[]) {
  const tables = holdings
    .filter(({ of, erasure }) => of === 'candidates' && erasure !== 'removed')
    .map(({ table, column }) => sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${heir}`)
  await sql`delete from candidates where id = ${heir} and not exists (${sql.join(tables, sql` union all `)})`.execute(
    trx,
  )
  await dropUnusedTags(trx, tags)
}
