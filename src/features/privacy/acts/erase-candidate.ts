import { sql, type Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdOffImports, holdPeople } from '../../../db/locking/locks.ts'
import type { Database } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { secureDelete } from '../../../db/sqlite/secure-delete.ts'
import { columnsOf, factColumns, type FactColumn } from '../../../domain/people/candidate/candidate-facts.ts'
import {
  candidateFields,
  fieldNames,
  type CandidateField,
  type FactColumns,
} from '../../../domain/people/candidate/fields.ts'
import type { ErasureBasis } from '../../../domain/people/erasure-term.ts'
import { closeReasons } from '../../../web/texts/close-reasons.ts'
import { dropUnusedTags } from '../../candidates/acts/remove-tag.ts'
import { aboutCandidate, personalDataTables, type PersonalDataTable } from '../personal-data-tables.ts'
import { findTraces } from '../reads/traces.ts'
import { wipeTraces } from './remove-traces.ts'

type Trx = Transaction<Schema>

/** What stands where a name stood. */
const nameless = '—'

/** A value that fewer people share might tell who somebody was. */
const crowd = 5

export type Erased = { erased: number } | { refused: 'no-such-candidate' }

/**
 * Erases a candidate: the person, all that is tied to them, and their name in loaded files. Applications, invitations
 * that came true and offers stay for the statistics with an anonymous candidate, whose id says nothing about the
 * person; texts that somebody wrote are removed from them. The law allows that as depersonalisation (152-FZ, article
 * 5, part 7).
 *
 * @returns the number of the entry in the log of erasures, which names nobody
 */
export async function eraseCandidate(
  database: Database,
  id: number,
  basis: ErasureBasis,
  { by, at }: { by: number | null; at: Temporal.Instant },
): Promise<Erased> {
  const traces = await findTraces(database.db, id)
  return secureDelete(database, async (trx): Promise<Erased> => {
    await holdOffImports(trx)
    if ((await holdPeople(trx, [id], true)).size === 0) return { refused: 'no-such-candidate' }
    const person = await trx
      .selectFrom('candidates')
      .select(['created_at', ...factColumns])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const tags = await trx.selectFrom('candidate_tags').select('tag_id').where('candidate_id', '=', id).execute()
    await closeAll(trx, id, at)
    const anonymousCandidateId = await addAnonymousCandidate(trx, person)
    const counts: Record<string, number> = { candidates: 1, ...(await wipeTraces(trx, traces)) }
    await emptyReasons(trx, id)
    await forgetSuppressed(trx, id)
    // From below, so that what a row hangs on is still there to find it by.
    for (const entry of personalDataTables.toReversed()) {
      const rows = await eraseRows(trx, entry, id, anonymousCandidateId)
      if (rows > 0) counts[entry.table] = (counts[entry.table] ?? 0) + rows
    }
    await trx.deleteFrom('candidates').where('id', '=', id).execute()
    await removeUnused(
      trx,
      anonymousCandidateId,
      tags.map(({ tag_id }) => tag_id),
    )
    const log = await trx
      .insertInto('erasures')
      .values({ candidate_id: id, basis, counts_json: JSON.stringify(counts), by_user: by, at: at.toString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { erased: log.id }
  })
}

/** @returns how many rows were taken away or emptied */
async function eraseRows(
  trx: Trx,
  entry: PersonalDataTable,
  candidate: number,
  anonymousCandidateId: number,
): Promise<number> {
  const { table, column, of, erasure } = entry
  const about = aboutCandidate(entry, candidate)
  const count = async (statement: ReturnType<typeof sql>) => Number((await statement.execute(trx)).numAffectedRows ?? 0)
  if (erasure === 'removed') return count(sql`delete from ${sql.table(table)} where ${about}`)
  const set = erasure.emptied.map((name) => sql`${sql.ref(name)} = null`)
  if (of !== 'candidates')
    return set.length === 0 ? 0 : count(sql`update ${sql.table(table)} set ${sql.join(set)} where ${about}`)
  const version = erasure.versioned === false ? [] : [sql`version = version + 1`]
  const kept = sql.join([sql`${sql.ref(column)} = ${anonymousCandidateId}`, ...version, ...set])
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

/** That nothing may be sent to an address says whose it was. */
async function forgetSuppressed(trx: Trx, candidate: number) {
  const keys = trx.selectFrom('candidate_contacts').select('key').where('candidate_id', '=', candidate)
  await trx.deleteFrom('suppressed_addresses').where('address', 'in', keys).execute()
}

/** Takes the place of an erased candidate in the statistics: only the month and values shared by many remain. */
async function addAnonymousCandidate(trx: Trx, person: FactColumns & { created_at: string }): Promise<number> {
  const kept: Partial<FactColumns> = {}
  for (const column of fieldNames.filter(isKeptIfCommon).flatMap(columnsOf))
    if (await isCommon(trx, column, person[column])) Object.assign(kept, { [column]: person[column] })
  const month = `${person.created_at.slice(0, 7)}-01T00:00:00Z`
  const { id } = await trx
    .insertInto('candidates')
    .values({
      name: nameless,
      search_key: '',
      likeness_key: '',
      search_text: '',
      erased: 1,
      ...kept,
      created_at: month,
      updated_at: month,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function isKeptIfCommon(field: CandidateField): boolean {
  return candidateFields[field].erasure === 'kept-if-common'
}

/** Whether enough other people have this value, too. */
async function isCommon(trx: Trx, column: FactColumn, value: string | number | null): Promise<boolean> {
  if (value === null) return false
  const sharing = await trx
    .selectFrom('candidates')
    .select('id')
    .where(column, '=', value)
    .where('erased', '=', sql.lit(0))
    .limit(crowd + 1)
    .execute()
  return sharing.length > crowd
}

/** Removes the anonymous candidate when no row was left to it, and tags that nobody has any more. */
async function removeUnused(trx: Trx, anonymousCandidateId: number, tags: readonly number[]) {
  const tables = personalDataTables
    .filter(({ of, erasure }) => of === 'candidates' && erasure !== 'removed')
    .map(
      ({ table, column }) => sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${anonymousCandidateId}`,
    )
  const stillUsed = sql.join(tables, sql` union all `)
  await sql`delete from candidates where id = ${anonymousCandidateId} and not exists (${stillUsed})`.execute(trx)
  await dropUnusedTags(trx, tags)
}
