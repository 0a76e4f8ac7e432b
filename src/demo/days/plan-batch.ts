import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../../db/actor.ts'
import type { Db } from '../../db/open.ts'
import { planFor } from '../../domain/days/plan.ts'
import { createBatch } from '../../features/batches/acts/create-batch.ts'
import type { NewBatch } from '../../features/batches/batch.ts'
import { invite } from '../../features/invitations/acts/invite.ts'
import { usualDay, usualQuestion } from '../../features/planner/usual-day.ts'
import { teamTurnout } from '../../features/turnout/reads/team-turnout.ts'

/** What differs between the days of the demonstration. */
export type DemoDay = {
  format: 'flow' | 'group'
  goal: number
  slots?: number
  interviewers?: number
  seats?: number
  quorum?: number
  from?: string
  interviewerNames?: readonly string[]
}

type Wish = DemoDay & { vacancy: number; date: Temporal.PlainDate }

/**
 * Plans a batch with the team's turnout of that day, and invites as many of `people` as its plan has places.
 * @returns its id
 */
export async function planBatch(
  db: Db,
  { vacancy, date, from = '10:00', interviewerNames = ['Марк Заречный'], ...day }: Wish,
  people: readonly number[],
  actor: ColleagueActor,
): Promise<number> {
  const { came, invited } = await teamTurnout(db)
  const question = usualQuestion({ ...day, confidence: 0.8 })
  const batch: NewBatch = {
    vacancy,
    date: date.toString(),
    from,
    minutes: question.format === 'flow' ? usualDay.minutes : usualDay.groupMinutes,
    breaks: [],
    question,
    rate: { came, invited },
    rateSource: 'counted',
    place: 'Переговорная на 2 этаже, вход со двора',
    contact: 'Рита, +7 945 100-00-01',
    invitationText: null,
    interviewerNames,
  }
  const result = await createBatch(db, batch, async (plan) => planFor(plan.question, plan.rate), actor)
  if ('refused' in result) throw new RangeError(`No such day can be planned: ${result.refused}`)
  await invite(db, { batch: result.created, candidates: people, slot: null, beyondPlan: false }, actor)
  return result.created
}
