import { setImmediate as breathe } from 'node:timers/promises'
import { holdContacts, holdPeople, holdVacancy } from '../../../../db/locking/locks.ts'
import type { Db } from '../../../../db/open.ts'
import { forgettingLater, tidyTextIndex } from '../../../../db/sqlite/text-index.ts'
import { factsFrom, newFacts, noFacts, toColumns } from '../../../../domain/people/candidate/candidate-facts.ts'
import type { CandidateFacts } from '../../../../domain/people/candidate/fields.ts'
import { firstStage } from '../../../vacancies/reads/stages.ts'
import { newApplication } from '../../../applications/acts/apply.ts'
import { renewKeys } from '../../../candidates/acts/renew-keys.ts'
import { storedContact } from '../../../candidates/contacts.ts'
import { renewTerms } from '../../../retention/acts/renew-terms.ts'
import type { Outcome } from '../../report.ts'
import { applyPipelines } from './pipeline-publication.ts'
import { holdRun, type Run } from '../../runs/run-lease.ts'

/** Small enough that nobody who writes meanwhile has to wait. */
const chunkSize = 200

/** The one step that makes everybody in the file visible. */
export async function publish(db: Db, run: Run, outcome: Outcome): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdRun(trx, run)
    await trx
      .updateTable('imports')
      .set({ published_at: new Date().toISOString(), report_json: JSON.stringify(outcome), progress: 1 })
      .where('id', '=', run.id)
      .execute()
  })
}

/**
 * What is left to do once an import is published, in short transactions each of which takes away what it has done: so
 * whoever comes after a run that died goes on where it stopped.
 */
export async function rollForward(db: Db, run: Run): Promise<void> {
  while (await db.transaction().execute((trx) => applyPipelines(trx, run))) await breathe()
  let changed = false
  while (await db.transaction().execute((trx) => forgettingLater(trx, () => applyChanges(trx, run)))) {
    changed = true
    await breathe()
  }
  if (changed) await tidyTextIndex(db, () => holdRun(db, run))
  while (await db.transaction().execute((trx) => applyNewcomers(trx, run))) await breathe()
  await forgetFile(db, run)
  await db
    .updateTable('imports')
    .set({ finished_at: new Date().toISOString(), purpose: null, runner: null, heartbeat_at: null, turn: null })
    .where('id', '=', run.id)
    .where('runner', '=', run.runner)
    .execute()
}

/** The uploaded file and its rows are not needed any more. */
async function forgetFile(db: Db, run: Run): Promise<void> {
  for (const table of ['import_pieces', 'import_rows'] as const) {
    for (;;) {
      await holdRun(db, run)
      const piece = await db
        .selectFrom(table)
        .select('position')
        .where('import_id', '=', run.id)
        .orderBy('position')
        .limit(1)
        .executeTakeFirst()
      if (!piece) break
      await db.deleteFrom(table).where('import_id', '=', run.id).where('position', '=', piece.position).execute()
    }
  }
}

type About = { vacancy_id: number | null; created_at: string }

const about = (db: Db, id: number): Promise<About> =>
  db.selectFrom('imports').select(['vacancy_id', 'created_at']).where('id', '=', id).executeTakeFirstOrThrow()

/** Adds to people in the base what the file knew of them. @returns false when nothing was left */
async function applyChanges(db: Db, run: Run): Promise<boolean> {
  await holdRun(db, run)
  const { vacancy_id, created_at } = await about(db, run.id)
  const inOrder = db
    .selectFrom('import_changes')
    .select(['candidate_id', 'facts_json'])
    .where('import_id', '=', run.id)
    .orderBy('candidate_id')
    .limit(chunkSize)
  const ids = (await inOrder.execute()).map(({ candidate_id }) => candidate_id)
  const contacts = await db
    .selectFrom('import_contacts')
    .select('key')
    .where('import_id', '=', run.id)
    .where('candidate_id', 'in', [0, ...ids])
    .execute()
  if (vacancy_id !== null) await holdVacancy(db, vacancy_id)
  await holdContacts(
    db,
    contacts.map(({ key }) => key),
  )
  await holdPeople(db, ids)
  // A merge that was waited for has given what was to come for one to another.
  const changes = await inOrder.execute()
  for (const { candidate_id, facts_json } of changes) {
    const isThere = await addTo(db, run.id, candidate_id, JSON.parse(facts_json) as CandidateFacts, created_at)
    if (isThere && vacancy_id !== null) await apply(db, run, vacancy_id, [candidate_id], created_at)
  }
  const done = [0, ...changes.map(({ candidate_id }) => candidate_id)]
  await db.deleteFrom('import_changes').where('import_id', '=', run.id).where('candidate_id', 'in', done).execute()
  await db.deleteFrom('import_contacts').where('import_id', '=', run.id).where('candidate_id', 'in', done).execute()
  return changes.length > 0
}

/**
 * Somebody may have typed meanwhile what the file says, given the phone to somebody else, or merged the person: what is
 * there stays. @returns false when nobody is
 */
async function addTo(
  db: Db,
  importId: number,
  id: number,
  told: Partial<CandidateFacts>,
  at: string,
): Promise<boolean> {
  const row = await db.selectFrom('candidates').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return false
  const facts = newFacts(factsFrom(row), { ...noFacts, ...told })
  const contacts = await db
    .selectFrom('import_contacts')
    .select(['candidate_id', 'kind', 'key'])
    .where('import_id', '=', importId)
    .where('candidate_id', '=', id)
    .execute()
  const added =
    contacts.length === 0
      ? []
      : await db
          .insertInto('candidate_contacts')
          .values(contacts.map((contact) => ({ candidate_id: contact.candidate_id, ...storedContact(contact) })))
          .onConflict((conflict) => conflict.column('key').doNothing())
          .returning('id')
          .execute()
  if (Object.keys(facts).length + added.length === 0) return true
  await db
    .updateTable('candidates')
    .set((eb) => ({ ...toColumns(facts), updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await renewKeys(db, id)
  return true
}

/** Lets those whom the file brought apply for its vacancy. @returns false when nobody was left */
async function applyNewcomers(db: Db, run: Run): Promise<boolean> {
  await holdRun(db, run)
  const { vacancy_id, created_at } = await about(db, run.id)
  if (vacancy_id === null) return false
  const { applied_through } = await db
    .selectFrom('imports')
    .select('applied_through')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('candidates')
    .select('id')
    .where('import_id', '=', run.id)
    .where('id', '>', applied_through)
    .orderBy('id')
    .limit(chunkSize * 5)
    .execute()
  const last = people.at(-1)
  if (!last) return false
  await apply(
    db,
    run,
    vacancy_id,
    people.map(({ id }) => id),
    created_at,
  )
  await db.updateTable('imports').set({ applied_through: last.id }).where('id', '=', run.id).execute()
  return true
}

/** Whoever was erased or merged since the file was published does not apply. */
async function apply(db: Db, run: Run, vacancyId: number, candidates: readonly number[], at: string): Promise<void> {
  const stage = await firstStage(db, vacancyId)
  const there = [...(await holdPeople(db, candidates))]
  if (there.length === 0) return
  await db
    .insertInto('applications')
    .values(there.map((candidate) => ({ ...newApplication(candidate, vacancyId, stage, at), import_id: run.id })))
    .onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing())
    .execute()
  await renewTerms(db, there)
}
