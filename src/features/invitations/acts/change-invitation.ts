import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import { fillSlots } from '../../../domain/scheduling/fill-slots.ts'
import { holdBatches, holdPeople, holdPeopleOf, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { AnswerColumns, InvitationTable, Schema } from '../../../db/schema/index.ts'
import { advance } from '../../applications/acts/advance.ts'
import { followMark } from './advance-stage.ts'

/** The colleague who acts, and when. */
export type Act = { by: number; at: Temporal.Instant }

/** The part of an invitation that changes after it was made; undo goes back to it. */
export type InvitationState = AnswerColumns &
  Pick<
    InvitationTable,
    | 'slot_id'
    | 'status'
    | 'ended_at'
    | 'end_reason'
    | 'presence'
    | 'arrived_at'
    | 'called_in_at'
    | 'result'
    | 'result_reason'
    | 'result_note'
  >

export const answerColumns = [
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
] as const satisfies readonly (keyof AnswerColumns)[]

const stateColumns = [
  'slot_id',
  'status',
  'ended_at',
  'end_reason',
  'presence',
  'arrived_at',
  'called_in_at',
  'result',
  'result_reason',
  'result_note',
  ...answerColumns,
] as const

class Stale extends Error {}

/**
 * Runs a change that must not overwrite somebody else's. @returns false when somebody was faster; then nothing is
 * changed
 */
async function unlessStale(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Stale) return false
    throw error
  }
}

/** What may still be written down once the batch is closed. */
const afterClosing = new Set(['result', 'cancelled', 'moved'])

/**
 * Holds an invitation with all it hangs on.
 * @param others batches it has to do with as well
 * @throws Stale when its person is gone, or a batch that must be open is not
 */
async function holdInvitation(
  trx: Transaction<Schema>,
  id: number,
  { open, others = [] }: { open: boolean; others?: readonly number[] },
): Promise<void> {
  const own = await trx.selectFrom('invitations').select('batch_id').where('id', '=', id).executeTakeFirst()
  if (!own) throw new Stale()
  const batches = await holdBatches(trx, [own.batch_id, ...others])
  if (
    batches.some(
      (batch) => batch.status !== 'planned' && (batch.id !== own.batch_id || open || others.includes(batch.id)),
    )
  )
    throw new Stale()
  for (const vacancy of new Set(batches.map(({ vacancy_id }) => vacancy_id))) await holdVacancy(trx, vacancy)
  if (!(await holdPeopleOf(trx, 'invitations', [id])).has(id)) throw new Stale()
}

/** @param version the one that was seen; null for a change that overwrites no other */
async function change(
  trx: Transaction<Schema>,
  id: number,
  seen: number | null,
  action: string,
  values: Partial<InvitationState>,
  act: Act,
  others: readonly number[] = [],
) {
  await holdInvitation(trx, id, { open: !afterClosing.has(action), others })
  const known = await trx
    .selectFrom('invitations')
    .select([...stateColumns, 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known || (seen ?? known.version) !== known.version) throw new Stale()
  const { version, ...before } = known
  await trx
    .insertInto('invitation_events')
    .values({
      invitation_id: id,
      action,
      before_json: JSON.stringify(before),
      by_user: act.by,
      at: act.at.toString(),
      undone: 0,
    })
    .execute()
  await write(trx, id, version, values)
  await followMark(trx, id, values, act)
}

async function write(trx: Transaction<Schema>, id: number, version: number, values: Partial<InvitationState>) {
  const written = await trx
    .updateTable('invitations')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Stale()
}

/** Changes one invitation and notes who did it. @returns false when somebody changed it meanwhile */
export function changeInvitation(
  db: Db,
  id: number,
  version: number | null,
  action: string,
  values: Partial<InvitationState>,
  act: Act,
): Promise<boolean> {
  return unlessStale(db.transaction().execute((trx) => change(trx, id, version, action, values, act)))
}

/**
 * Writes something beside an invitation of an open batch. @returns false when the batch is open no longer, or the
 * person is gone
 */
export function writeBeside(db: Db, id: number, work: (trx: Transaction<Schema>) => Promise<void>): Promise<boolean> {
  return unlessStale(
    db.transaction().execute(async (trx) => {
      await holdInvitation(trx, id, { open: true })
      await work(trx)
    }),
  )
}

/** Where a change was made: in the confirmation call or at the reception. Each takes back only its own. */
export type Place = 'call' | 'reception'

const placeOf = (action: string): Place => (action === 'answers' ? 'call' : 'reception')

/**
 * Takes the last change of a standing invitation back; one that was moved or cancelled is made anew instead.
 * @returns false when there is nothing to take back, it was made elsewhere, or somebody was faster
 */
export function undoLastChange(db: Db, id: number, version: number, place: Place): Promise<boolean> {
  return unlessStale(
    db.transaction().execute(async (trx) => {
      await holdInvitation(trx, id, { open: true })
      const event = await trx
        .selectFrom('invitation_events')
        .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
        .select(['invitation_events.id', 'before_json', 'action'])
        .where('invitation_id', '=', id)
        .where('invitations.status', '=', 'active')
        .where('undone', '=', 0)
        .orderBy('invitation_events.id', 'desc')
        .executeTakeFirst()
      if (!event || placeOf(event.action) !== place) throw new Stale()
      await write(trx, id, version, JSON.parse(event.before_json) as InvitationState)
      await trx.updateTable('invitation_events').set({ undone: 1 }).where('id', '=', event.id).execute()
    }),
  )
}

/** Invitations of a batch whose last change was made at this place and can be taken back. */
export async function undoableInvitations(db: Db, batchId: number, place: Place): Promise<Set<number>> {
  const events = await db
    .selectFrom('invitation_events')
    .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
    .select(['invitations.id', 'action'])
    .where('invitations.batch_id', '=', batchId)
    .where('invitations.status', '=', 'active')
    .where('invitation_events.undone', '=', 0)
    .orderBy('invitation_events.id')
    .execute()
  const last = new Map(events.map(({ id, action }) => [id, placeOf(action)]))
  return new Set([...last].filter(([, where]) => where === place).map(([id]) => id))
}

/**
 * Moves a person to another slot, of the same batch or another: the old invitation stays as "moved", and counts neither
 * as invited nor as missed.
 * @returns false when somebody changed it meanwhile, the other batch is not open, or the person stands in it already
 */
export function moveInvitation(
  db: Db,
  id: number,
  version: number,
  slotId: number,
  reason: string,
  act: Act,
): Promise<boolean> {
  return unlessStale(
    db.transaction().execute(async (trx) => {
      const slot = await trx.selectFrom('slots').select(['id', 'batch_id']).where('id', '=', slotId).executeTakeFirst()
      if (!slot) throw new Stale()
      await change(
        trx,
        id,
        version,
        'moved',
        { status: 'moved', ended_at: act.at.toString(), end_reason: reason },
        act,
        [slot.batch_id],
      )
      const old = await trx
        .selectFrom('invitations')
        .select(['candidate_id', 'chance', 'walk_in', 'presence', 'arrived_at'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      // Who is in the waiting room already stays there when the slot changes within the day.
      const presence = { presence: old.presence, arrived_at: old.arrived_at }
      const made = await trx
        .insertInto('invitations')
        .values({
          ...newInvitation(slot.batch_id, slot.id, old.candidate_id, old.chance, act),
          walk_in: old.walk_in,
          ...presence,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!made) throw new Stale()
    }),
  )
}

export function newInvitation(batchId: number, slotId: number, candidateId: number, chance: number | null, act: Act) {
  return {
    batch_id: batchId,
    slot_id: slotId,
    candidate_id: candidateId,
    status: 'active' as const,
    walk_in: 0 as const,
    invited_at: act.at.toString(),
    invited_by: act.by,
    chance,
  }
}

/**
 * Invites candidates of the vacancy to a batch, spread over its slots (or all to `slotId`); others are passed over.
 * Each is kept with the chance that was stated for them.
 * Two who fill at once never go past the plan unless `beyondPlan` says so: the batch's row is held meanwhile.
 * @returns how many were invited, and how many not: in the batch already, or without a place in the plan; null when the
 * batch is open no longer
 */
export function invite(
  db: Db,
  batchId: number,
  vacancyId: number,
  candidateIds: readonly number[],
  options: { slotId: number | null; beyondPlan: boolean; chances: ReadonlyMap<number, number> },
  act: Act,
): Promise<{ invited: number; already: number; left: number } | null> {
  return db.transaction().execute(async (trx) => {
    const open = await trx
      .updateTable('batches')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', batchId)
      .where('status', '=', 'planned')
      .returning('id')
      .executeTakeFirst()
    if (!open) return null
    await holdVacancy(trx, vacancyId)
    const there = await holdPeople(trx, candidateIds)
    const standing = await trx
      .selectFrom('invitations')
      .select(['candidate_id', 'slot_id', 'walk_in'])
      .where('batch_id', '=', batchId)
      .where('status', '=', 'active')
      .execute()
    const already = new Set(standing.map((row) => row.candidate_id))
    const slots = await trx
      .selectFrom('slots')
      .select(['id', 'planned_invitations'])
      .where('batch_id', '=', batchId)
      .$if(options.slotId !== null, (query) => query.where('id', '=', options.slotId))
      .orderBy('position')
      .execute()
    const applied = await trx
      .selectFrom('applications')
      .select('candidate_id')
      .where('vacancy_id', '=', vacancyId)
      .where('candidate_id', 'in', [0, ...there])
      .execute()
    const chosen = new Set(applied.map((row) => row.candidate_id))
    const people = [...new Set(candidateIds)].filter((id) => chosen.has(id) && !already.has(id))
    const { placed, left } = fillSlots(
      people,
      slots.map((slot) => ({
        id: slot.id,
        planned: slot.planned_invitations,
        invited: standing.filter((row) => row.slot_id === slot.id && row.walk_in === 0).length,
      })),
      options.beyondPlan,
    )
    if (placed.length > 0) {
      await trx
        .insertInto('invitations')
        .values(
          placed.map(({ person, slotId }) =>
            newInvitation(batchId, slotId, person, options.chances.get(person) ?? null, act),
          ),
        )
        .execute()
      await advance(
        trx,
        vacancyId,
        placed.map(({ person }) => person),
        'invited',
        act,
      )
    }
    return { invited: placed.length, already: chosen.size - people.length, left: left.length }
  })
}
