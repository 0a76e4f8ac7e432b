import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import { planFor } from '../domain/days/plan.ts'
import { batchForm, typedBatch } from '../features/batches/pages/batch-form.ts'
import { batchOf } from '../features/batches/pages/new.ts'
import { createBatch } from '../features/batches/acts/change-batch.ts'
import { findBatch, vacancyToPlan } from '../features/batches/reads/batches.ts'
import { statedChances } from '../features/invitations/reads/chances.ts'
import { invite, type Act } from '../features/invitations/acts/change-invitation.ts'
import { questionOf, rateOf } from '../features/planner/pages/plan-form.ts'
import { teamTurnout } from '../features/turnout/reads/team-turnout.ts'

/** A batch as somebody would type it; what is left out is as the form starts. */
export type Wish = { vacancy: number; date: Temporal.PlainDate; fields: Record<string, string> }

const usual = {
  certainty: '80',
  from: '10:00',
  place: 'Переговорная на 2 этаже, вход со двора',
  contact: 'Рита, +7 945 100-00-01',
  interviewerNames: 'Марк Заречный',
}

/**
 * Plans a batch on the team's turnout as it stands, and invites as many of `people` as its plan has places. @returns
 * its id
 */
export async function planBatch(
  db: Db,
  { vacancy, date, fields }: Wish,
  people: readonly number[],
  act: Act,
): Promise<number> {
  const team = await teamTurnout(db)
  const typed = { ...usual, rate: 'own', came: String(team.came), invited: String(team.invited), ...fields }
  const input = batchForm.parse(typedBatch({ ...typed, vacancy, date: date.toString() }))
  const plan = planFor(questionOf(input), rateOf(input))
  const place = await vacancyToPlan(db, vacancy, 'ru')
  if (!plan || !place) throw new RangeError('No such day can be planned')
  const id = await createBatch(db, batchOf(input, plan, place.time_zone, team), act.by, act.at)
  const batch = await findBatch(db, id)
  if (!batch) throw new RangeError('No such batch')
  const chances = await statedChances(db, batch, people, act.at)
  await invite(db, id, vacancy, people, { slotId: null, beyondPlan: false, chances }, act)
  return id
}
