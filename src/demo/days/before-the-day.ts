import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../../db/actor.ts'
import type { Db } from '../../db/open.ts'
import type { CheckAnswer } from '../../db/schema/primitives.ts'
import { recordAttempt } from '../../features/calls/acts/record-attempt.ts'
import { saveAnswers, type Answers } from '../../features/calls/acts/save-answers.ts'
import { invitationsOfBatch, type InvitationRow } from '../../features/batches/reads/invitations.ts'
import { recordReminders } from '../../features/invitations/acts/record-reminders.ts'
import type { Random } from '../random.ts'

/** What share of a batch is reminded and called, and when. */
export type Contact = { reminded: number; called: number; at: Temporal.Instant }

/** Contacts those invited to a batch: some are reminded, some called, and not all of them are reached. */
export async function contact(
  db: Db,
  batchId: number,
  { reminded, called, at }: Contact,
  by: number,
  random: Random,
): Promise<void> {
  const channel = random.pick(['messenger', 'sms'] as const)
  for (const row of await invitationsOfBatch(db, batchId)) {
    if (row.status !== 'active') continue
    if (random.chance(reminded)) await recordReminders(db, { batchId, invitationId: row.id }, channel, { by, at })
    if (row.reply === null && random.chance(called))
      await call(db, row, { by, at: at.add({ minutes: random.between(20, 90) }) }, random)
  }
}

/** One call; now and then somebody who doubts or declines thinks better of it later. */
async function call(db: Db, row: InvitationRow, { by, at }: ColleagueActor, random: Random): Promise<void> {
  const reached = random.chance(0.7)
  await recordAttempt(db, row.id, { reached, note: null }, { by, at })
  if (!reached) return
  const answers = answersOf(random.pick(['yes', 'yes', 'yes', 'unsure', 'no']), random)
  await saveAnswers(db, { id: row.id, version: null }, answers, { by, at })
  if (answers.reply !== 'yes' && random.chance(0.15))
    await saveAnswers(db, { id: row.id, version: null }, { reply: 'yes' }, { by, at: at.add({ hours: 3 }) })
}

/** Who will come knows more about how; who will not is not asked further. */
function answersOf(reply: CheckAnswer, random: Random): Answers {
  if (reply === 'no') return { reply, permission: 'no' }
  const answer = (likely: number): CheckAnswer => (random.chance(likely) ? 'yes' : random.pick(['no', 'unsure']))
  const likely = reply === 'yes' ? 0.85 : 0.45
  return {
    reply,
    permission: answer(likely),
    calendar: answer(likely),
    call_ahead: answer(0.9),
    documents: answer(likely),
    route: answer(likely),
    letter: answer(0.9),
  }
}

/** How likely somebody of the demonstration comes: what was heard of them tells, and a reminder helps a little. */
export function willCome({ reply }: InvitationRow, reminded: boolean): number {
  return { yes: 0.5, unsure: 0.25, no: 0.03, none: 0.17 }[reply ?? 'none'] + (reminded ? 0.06 : 0)
}
