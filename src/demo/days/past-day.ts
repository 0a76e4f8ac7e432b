import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { closeBatch } from '../../features/batches/acts/close-batch.ts'
import { slotsOfBatch, type Slot } from '../../features/batches/reads/batches.ts'
import { closeApplication } from '../../features/applications/acts/close-application.ts'
import type { Closure } from '../../features/applications/application.ts'
import { applicationsOf } from '../../features/applications/reads/applications.ts'
import { moveInvitation } from '../../features/invitations/acts/move-invitation.ts'
import { invitationsOfBatch, type InvitationRow } from '../../features/batches/reads/invitations.ts'
import { contact, willCome } from './before-the-day.ts'
import { arrives, ends, goesIn, isCancelled, leaves, makeMarks, slotOf, type Mark } from './marks.ts'
import type { Random } from '../random.ts'

/**
 * Lets a day happen and closes it: some are reminded or called, some moved or cancelled beforehand, about one in four
 * of the others comes.
 */
export async function liveThrough(db: Db, batchId: number, by: number, random: Random): Promise<void> {
  const slots = await slotsOfBatch(db, batchId)
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return
  const dayBefore = Temporal.Instant.from(first.starts_at).subtract({ hours: 20 })
  await contact(db, batchId, { reminded: 0.5, called: 0.4, at: dayBefore.subtract({ hours: 3 }) }, by, random)
  const reminded = new Set(
    (await db.selectFrom('reminders').select('invitation_id').execute()).map((row) => row.invitation_id),
  )
  const [moved, cancelled, ...others] = random.shuffled(await invitationsOfBatch(db, batchId))
  if (moved && last !== first)
    await moveInvitation(db, moved, { slot: last.id, reason: 'Просит время попозже' }, { by, at: dayBefore })
  if (cancelled) await makeMarks(db, cancelled, [isCancelled(dayBefore, 'Вышел на другую работу')], by)
  for (const row of others) {
    if (random.chance(willCome(row, reminded.has(row.id))))
      await makeMarks(db, row, visit(slotOf(row, slots), random), by)
  }
  const at = Temporal.Instant.from(last.ends_at).add({ minutes: 20 })
  await closeBatch(db, { id: batchId, version: null }, false, { by, at })
  await closeRefused(db, await invitationsOfBatch(db, batchId), by)
}

function visit(slot: Slot, random: Random): Mark[] {
  const arrival = random.between(-12, 9)
  const at = (minutes: number) => Temporal.Instant.from(slot.starts_at).add({ minutes })
  const arrived = arrives(at(arrival), arrival > 5 ? 'late' : 'came')
  if (random.chance(0.1)) return [arrived, leaves(at(arrival + 30))]
  const called = Math.max(arrival, 0) + random.between(1, 8)
  return [arrived, goesIn(at(called)), outcome(at(called + 24), random)]
}

function outcome(at: Temporal.Instant, random: Random): Mark {
  const drawn = random.next()
  if (drawn < 0.35) return ends(at, 'passed', null, 'Уверенно держится, готов учиться')
  if (drawn < 0.55) return ends(at, 'second')
  return ends(at, 'refused', random.pick(['skills', 'pay', 'no-prospect', 'declined'] as const))
}

/** Who was refused is out of the vacancy. */
async function closeRefused(db: Db, rows: readonly InvitationRow[], by: number) {
  for (const row of rows.filter(({ result }) => result === 'refused')) {
    const [application] = await applicationsOf(db, row.candidate_id)
    const at = Temporal.Instant.from(row.called_in_at ?? '').add({ hours: 2 })
    const closure: Closure =
      row.result_reason === 'pay'
        ? { endedBy: 'candidate', reason: 'pay' }
        : { endedBy: 'team', reason: row.result_reason === 'skills' ? 'skills' : 'no-prospect' }
    if (application) await closeApplication(db, application, closure, { by, at })
  }
}
