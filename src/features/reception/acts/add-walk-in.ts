import type { Transaction } from 'kysely'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import { dayHasBegun } from '../../../domain/scheduling/day-times.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { isNoContact } from '../../../domain/people/no-contact.ts'
import { holdBatches, holdContacts, holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { advance } from '../../applications/acts/advance.ts'
import { apply } from '../../applications/acts/apply.ts'
import { openThreadOf } from '../../messages/threads.ts'
import { newInvitation } from '../../invitations/invitation.ts'
import { slotsOfBatch } from '../../batches/reads/batches.ts'
import { overlapsSlot, standingOf, type Standing } from '../../batches/reads/standing.ts'
import type { ColleagueActor } from '../../../db/actor.ts'

export type WalkIn = {
  batch: number
  slot: number
  name: string
  /** E.164, or null when none was given. */
  phone: string | null
}

export type WalkInAnswer =
  | { added: true }
  | { already: true }
  | { refused: 'not-open' | 'not-yet' | 'no-such-slot' | 'stands-for-none' }
  | { refused: 'overlapping-hours'; standing: Standing }

/**
 * Adds a person who came without an invitation: a known candidate with that phone, or else a new one. They apply to the
 * batch's vacancy thereby. Somebody who is invited elsewhere at that time is moved instead. @returns `already` when the
 * person is in the batch
 */
export function addWalkIn(
  db: Db,
  { batch: batchId, slot, ...person }: WalkIn,
  actor: ColleagueActor,
): Promise<WalkInAnswer> {
  return db.transaction().execute(async (trx) => {
    // Everybody without a phone would be the same person.
    if (person.phone !== null && isNoContact('phone', person.phone)) return { refused: 'stands-for-none' }
    const [batch] = await holdBatches(trx, [batchId])
    if (batch?.status !== 'planned') return { refused: 'not-open' }
    if (!dayHasBegun(batch, actor.at)) return { refused: 'not-yet' }
    const chosen = (await slotsOfBatch(trx, batchId)).find(({ id }) => id === slot)
    if (!chosen) return { refused: 'no-such-slot' }
    await holdVacancy(trx, batch.vacancy_id)
    await holdContacts(trx, person.phone === null ? [] : [person.phone])
    const candidateId = (await candidateByPhone(trx, person.phone)) ?? (await newCandidate(trx, person, actor))
    const elsewhere = (await standingOf(trx, [candidateId])).filter(({ batch_id }) => batch_id !== batchId)
    const busy = elsewhere.find((there) => overlapsSlot(there, chosen))
    if (busy) return { refused: 'overlapping-hours', standing: busy }
    await apply(trx, [candidateId], batch.vacancy_id, actor.at.toString())
    const made = await trx
      .insertInto('invitations')
      .values({
        ...newInvitation(batchId, slot, candidateId, null, actor),
        walk_in: 1,
        presence: 'came',
        arrived_at: actor.at.toString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { already: true }
    const meeting = { vacancy: batch.vacancy_id, batch: batchId }
    await openThreadOf(trx, { id: made.id, candidate: candidateId }, meeting, actor.at)
    await advance(trx, batch.vacancy_id, [candidateId], 'came', actor)
    return { added: true }
  })
}

async function candidateByPhone(trx: Transaction<Schema>, phone: string | null): Promise<number | undefined> {
  if (phone === null) return undefined
  const row = await trx
    .selectFrom('candidate_contacts')
    .innerJoin('candidates', 'candidates.id', 'candidate_id')
    .select('candidate_id')
    .where('key', '=', phone)
    .where((eb) => published(eb))
    .executeTakeFirst()
  // Erased or merged while we waited for the lock: look again who has the phone now.
  if (row && (await holdPeople(trx, [row.candidate_id])).size === 0) return candidateByPhone(trx, phone)
  return row?.candidate_id
}

async function newCandidate(
  trx: Transaction<Schema>,
  { name: typed, phone }: { name: string; phone: string | null },
  { at }: ColleagueActor,
): Promise<number> {
  const now = at.toString()
  const name = tidyName(typed)
  const keys = candidateKeys({
    name,
    phones: phone ? [phone] : [],
    emails: [],
    skills: null,
    languages: null,
    note: null,
  })
  const { id } = await trx
    .insertInto('candidates')
    .values({ name, ...keys, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  // A file that is being imported may hold the phone; the person at the reception is let in all the same.
  if (phone)
    await trx
      .insertInto('candidate_contacts')
      .values({ candidate_id: id, kind: 'phone', value: phone, key: phone })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return id
}
