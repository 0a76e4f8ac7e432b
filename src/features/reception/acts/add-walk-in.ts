import type { Transaction } from 'kysely'
import { candidateKeys } from '../../../domain/people/candidate/candidate-keys.ts'
import { tidyName } from '../../../domain/people/names.ts'
import { holdBatches, holdContacts, holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { advance } from '../../applications/acts/advance.ts'
import { apply } from '../../applications/acts/apply.ts'
import { newInvitation, type Act } from '../../invitations/acts/change-invitation.ts'

/**
 * Somebody who came without an invitation: found again by the phone, or kept as a new candidate of the vacancy.
 * @param phone E.164, or null when none was given
 * @returns `there` when the person stands in the batch already, `closed` when it is open no longer
 */
export function addWalkIn(
  db: Db,
  batch: { id: number; vacancy_id: number },
  slotId: number,
  person: { name: string; phone: string | null },
  act: Act,
): Promise<'added' | 'there' | 'closed'> {
  return db.transaction().execute(async (trx) => {
    const [held] = await holdBatches(trx, [batch.id])
    if (held?.status !== 'planned') return 'closed'
    await holdVacancy(trx, batch.vacancy_id)
    await holdContacts(trx, person.phone === null ? [] : [person.phone])
    const candidateId = (await candidateByPhone(trx, person.phone)) ?? (await newCandidate(trx, person, act))
    await apply(trx, [candidateId], batch.vacancy_id, act.at.toString())
    const made = await trx
      .insertInto('invitations')
      .values({
        ...newInvitation(batch.id, slotId, candidateId, null, act),
        walk_in: 1,
        presence: 'came',
        arrived_at: act.at.toString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await advance(trx, batch.vacancy_id, [candidateId], 'came', act)
    return made ? 'added' : 'there'
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
  // Erased or merged while they were waited for: somebody new, or whoever has the phone now.
  if (row && (await holdPeople(trx, [row.candidate_id])).size === 0) return candidateByPhone(trx, phone)
  return row?.candidate_id
}

async function newCandidate(
  trx: Transaction<Schema>,
  { name: typed, phone }: { name: string; phone: string | null },
  { at }: Act,
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
  // A file that is being loaded may hold the phone; whoever stands at the reception is let in all the same.
  if (phone)
    await trx
      .insertInto('candidate_contacts')
      .values({ candidate_id: id, kind: 'phone', value: phone, key: phone })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return id
}
