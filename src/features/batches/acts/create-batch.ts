import type { Transaction } from 'kysely'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { searchKey } from '../../../domain/people/names.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import { slotTimes } from '../../../domain/scheduling/slot-times.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { tellInterviewers } from '../../interviewer-mail/acts/tell-interviewers.ts'
import { groupGoalFault, quorumOverSeats } from '../../planner/usual-day.ts'
import { teamTurnout, type Turnout } from '../../turnout/reads/team-turnout.ts'
import type { CalculatePlan, NewBatch } from '../batch.ts'

export type BatchRefusal =
  | 'quorum-over-seats'
  | NonNullable<ReturnType<typeof groupGoalFault>>
  | 'no-such-vacancy'
  | 'past-day'
  | 'no-plan'

/** Plans a batch: calculates how many to invite to each slot, and saves it. @returns the id of the new batch */
export async function createBatch(
  db: Db,
  batch: NewBatch,
  calculate: CalculatePlan,
  actor: ColleagueActor,
): Promise<{ created: number } | { refused: BatchRefusal }> {
  const { question, rate } = batch
  if (question.format === 'group' && quorumOverSeats(question)) return { refused: 'quorum-over-seats' }
  const fault = question.format === 'group' ? groupGoalFault(question) : null
  if (fault) return { refused: fault }
  // The calculation may take seconds, so what makes it needless is looked at before it, and again when saving.
  const before = await zoneFor(db, batch, actor)
  if ('refused' in before) return before
  const plan = await calculate({ question, rate })
  if (!plan) return { refused: 'no-plan' }
  const basis = rateBasis(batch, await teamTurnout(db))
  return db.transaction().execute(async (trx) => {
    const zone = await zoneFor(trx, batch, actor)
    return 'refused' in zone ? zone : { created: await save(trx, batch, plan, basis, zone.timeZone, actor) }
  })
}

/** The time zone of the vacancy's city, where the day must not be over yet. */
async function zoneFor(
  db: Db | Transaction<Schema>,
  { vacancy, date }: NewBatch,
  { at }: ColleagueActor,
): Promise<{ timeZone: string } | { refused: 'no-such-vacancy' | 'past-day' }> {
  const place = await db
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select('cities.time_zone')
    .where('vacancies.id', '=', vacancy)
    .executeTakeFirst()
  if (!place) return { refused: 'no-such-vacancy' }
  return date < dayOf(at, place.time_zone) ? { refused: 'past-day' } : { timeZone: place.time_zone }
}

/** The source of the plan's rate; `team` when the counts are those of the team's history today. */
function rateBasis({ rate, rateSource }: NewBatch, team: Turnout): 'article' | 'known' | 'team' | 'own' {
  if (rateSource !== 'counted' || !('came' in rate)) return rateSource === 'article' ? 'article' : 'known'
  return rate.came === team.came && rate.invited === team.invited ? 'team' : 'own'
}

async function save(
  trx: Transaction<Schema>,
  batch: NewBatch,
  plan: Plan,
  basis: ReturnType<typeof rateBasis>,
  timeZone: string,
  actor: ColleagueActor,
): Promise<number> {
  const { by, at } = actor
  const { question, date, from, minutes } = batch
  const flow = question.format === 'flow' ? question : null
  const group = question.format === 'group' ? question : null
  const { id } = await trx
    .insertInto('batches')
    .values({
      vacancy_id: batch.vacancy,
      format: question.format,
      date,
      time_zone: timeZone,
      minutes,
      waiting_seats: flow?.waitingSeats ?? null,
      seats: group?.seats ?? null,
      quorum: group?.quorum ?? null,
      // A day that is filled promises as many as it is sure to meet.
      goal: plan.question.goal,
      asks: flow?.asks ?? 'meet',
      goal_counts: flow?.goalCounts ?? 'arrivals',
      confidence: question.confidence,
      rate_json: JSON.stringify(batch.rate),
      rate_basis: basis,
      place: batch.place,
      contact: batch.contact,
      invitation_text: batch.invitationText,
      status: 'planned',
      closed_at: null,
      created_by: by,
      created_at: at.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const interviewers = flow?.interviewers ?? 1
  const breaks = plan.perSlot.map((_, slot) => batch.breaks[slot] ?? 0)
  const times = slotTimes({ day: date, from, minutes, breaks }, timeZone)
  await trx
    .insertInto('slots')
    .values(
      times.map(({ startsAt, endsAt }, position) => ({
        batch_id: id,
        position,
        starts_at: startsAt,
        ends_at: endsAt,
        interviewers: typeof interviewers === 'number' ? interviewers : (interviewers[position] ?? 1),
        planned_invitations: plan.perSlot[position] ?? 0,
      })),
    )
    .execute()
  const names = new Map(batch.interviewerNames.map((name) => [searchKey(name), name]))
  if (names.size > 0) {
    await trx
      .insertInto('batch_interviewers')
      .values([...names].map(([name_key, name]) => ({ batch_id: id, name, name_key })))
      .execute()
    await tellInterviewers(trx, id, { isNew: true }, actor)
  }
  return id
}
