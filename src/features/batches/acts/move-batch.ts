import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { holdBatches, holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { movedSlots } from '../../../domain/scheduling/moved-day.ts'
import { tellInterviewers } from '../../interviewer-mail/acts/tell-interviewers.ts'
import { queueMoves } from '../../messages/queueing/changes.ts'
import { changeMeetings } from '../../messages/threads.ts'
import type { SeenBatch } from '../batch.ts'
import { interviewersOfBatch, slotsOfBatch, type Slot } from '../reads/batches.ts'
import { interviewerClashes, type InterviewerClash } from '../reads/clashes.ts'
import { overlapsSlot, standingOf, type Standing } from '../reads/standing.ts'

/**
 * When and where a day is to take place from now on; what is undefined stays. `despite`: although interviewers of it
 * are engaged then.
 */
export type DayMove = {
  date?: string | undefined
  from?: string | undefined
  place?: string | null | undefined
  despite: boolean
}

/**
 * `nothing-new`: it is there already. `begun`: somebody is marked, or a slot is over. `past`: it would have begun.
 * `overlapping-hours`: people of it are expected elsewhere then. `engaged`: so are interviewers of it.
 */
export type MoveDayRefusal = 'no-such-batch' | 'not-open' | 'nothing-new' | 'begun' | 'past'

export type DayMoved =
  | { done: true }
  | { stale: true }
  | { refused: MoveDayRefusal }
  | { refused: 'overlapping-hours'; people: (Standing & { name: string })[] }
  | { refused: 'engaged'; interviewers: InterviewerClash[] }

type Trx = Transaction<Schema>
type MovingSlot = { id: number; startsAt: string; endsAt: string }

/**
 * Moves a whole open day to another time or place. Everybody stays invited to their slot, with what they replied; who
 * knows of the day is told once, with the next version of their calendar entry.
 */
export function moveBatch(db: Db, seen: SeenBatch, to: DayMove, actor: Actor): Promise<DayMoved> {
  return db.transaction().execute(async (trx): Promise<DayMoved> => {
    const [batch] = await holdBatches(trx, [seen.id])
    if (!batch) return { refused: 'no-such-batch' }
    if (batch.status !== 'planned') return { refused: 'not-open' }
    if ((seen.version ?? batch.version) !== batch.version) return { stale: true }
    const before = await slotsOfBatch(trx, batch.id)
    const { date = batch.date, from = null, place = batch.place } = to
    const slots = movedSlots(before.map(spanOf), { date, from }, batch.time_zone)
    const isElsewhen = slots.some(({ startsAt }, index) => startsAt !== before[index]?.starts_at)
    if (!isElsewhen && place === batch.place) return { refused: 'nothing-new' }
    const invited = await holdInvited(trx, batch.id)
    const now = actor.at.toString()
    if (invited.some(({ presence, result }) => presence !== null || result !== null)) return { refused: 'begun' }
    if (before.some(({ ends_at }) => ends_at <= now)) return { refused: 'begun' }
    if (slots.some(({ startsAt }) => startsAt <= now)) return { refused: 'past' }
    const people = await standingThen(trx, batch.id, invited, slots)
    if (people.length > 0) return { refused: 'overlapping-hours', people }
    const interviewers = to.despite ? [] : await engagedThen(trx, batch.id, slots)
    if (interviewers.length > 0) return { refused: 'engaged', interviewers }
    await trx
      .insertInto('day_moves')
      .values({
        batch_id: batch.id,
        starts_at: before[0]?.starts_at ?? now,
        place: batch.place,
        by_user: actor.by,
        at: now,
      })
      .execute()
    await write(trx, batch.id, { date, place }, slots)
    const threads = invited.flatMap(({ thread_id }) => thread_id ?? [])
    await changeMeetings(trx, threads)
    await queueMoves(trx, threads, actor)
    await tellInterviewers(trx, batch.id, { startedAt: before[0]?.starts_at ?? null }, actor)
    return { done: true }
  })
}

const spanOf = ({ id, starts_at, ends_at }: Slot): MovingSlot => ({ id, startsAt: starts_at, endsAt: ends_at })

/** Those invited to the day, whose people are held. */
async function holdInvited(trx: Trx, batch: number) {
  const invited = () =>
    trx
      .selectFrom('invitations')
      .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
      .select(['candidate_id', 'slot_id', 'thread_id', 'presence', 'result', 'candidates.name'])
      .where('batch_id', '=', batch)
      .where('status', '=', 'active')
      .execute()
  await holdPeople(
    trx,
    (await invited()).map(({ candidate_id }) => candidate_id),
  )
  // A merge that had to be waited for may have given an invitation to somebody else.
  return invited()
}

type Invited = Awaited<ReturnType<typeof holdInvited>>

/** Where people of the day are expected at the hours to which their slots are moved. */
async function standingThen(trx: Trx, batch: number, invited: Invited, slots: readonly MovingSlot[]) {
  const standing = await standingOf(
    trx,
    invited.map(({ candidate_id }) => candidate_id),
  )
  return standing.flatMap((there) => {
    const own = invited.find(({ candidate_id }) => candidate_id === there.candidate_id)
    const slot = slots.find(({ id }) => id === own?.slot_id)
    if (!own || !slot || there.batch_id === batch) return []
    const isBusy = overlapsSlot(there, { starts_at: slot.startsAt, ends_at: slot.endsAt })
    return isBusy ? [{ ...there, name: own.name }] : []
  })
}

/** Interviewers of the day who are in another one at the hours to which it is moved. */
async function engagedThen(
  db: Db,
  batch: number,
  slots: readonly { startsAt: string; endsAt: string }[],
): Promise<InterviewerClash[]> {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return []
  const span = { startsAt: first.startsAt, endsAt: last.endsAt }
  return interviewerClashes(db, await interviewersOfBatch(db, batch), span, batch)
}

/** What people saw of the day is of an older version from now on. */
async function write(
  trx: Trx,
  batch: number,
  { date, place }: { date: string; place: string | null },
  slots: readonly MovingSlot[],
): Promise<void> {
  for (const { id, startsAt, endsAt } of slots)
    await trx.updateTable('slots').set({ starts_at: startsAt, ends_at: endsAt }).where('id', '=', id).execute()
  await trx
    .updateTable('invitations')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('batch_id', '=', batch)
    .where('status', '=', 'active')
    .execute()
  await trx
    .updateTable('batches')
    .set((eb) => ({ date, place, version: eb('version', '+', 1) }))
    .where('id', '=', batch)
    .execute()
}
