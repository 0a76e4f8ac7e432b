import type { Distribution } from '../../domain/chances/distribution.ts'
import { rateQuadrature } from '../../domain/days/day-scenarios.ts'
import { headCountOf } from '../../domain/chances/head-count.ts'
import { FIRST_LOOK, isTooMuchAtOnce } from '../../domain/invitations/at-once.ts'
import { topUpOnDays } from '../../domain/invitations/top-up-on-days.ts'
import { heldWithMore, type PlacedSlot, topUpHeld } from '../../domain/invitations/top-up-held.ts'
import { meanRate, rateLaw, type CommonRate } from '../../domain/chances/show-rate.ts'
import type { AnswerColumns } from '../../db/schema/primitives.ts'
import type { Invitation } from '../../domain/turnout/attendance/attendance.ts'
import { chancesOnDays, forecastBatch, forecastSoFar } from '../../domain/turnout/batch-forecast.ts'
import type { Scenario } from '../../domain/turnout/head-count.ts'
import type { TurnoutModel } from '../../domain/turnout/model.ts'
import type { Forecast } from '../../domain/turnout/prediction.ts'
import { givenSoFar, type PresenceSoFar } from '../../domain/turnout/so-far.ts'
import { dayOf } from '../../web/texts/days.ts'
import { answersOf, batchKey, personKey, silentDays } from './turnout.ts'

/** What a forecast needs to know of a batch. */
export type DayFacts = {
  id: number
  date: string
  format: string
  time_zone: string
  city_id: string
  goal: number
  confidence: number
  goal_counts: 'arrivals' | 'held'
  rate: CommonRate
}

export type InvitedFacts = AnswerColumns & {
  candidate_id: number
  source: string | null
  invited_at: string
  /** When the person was asked whether they come; null: nobody has asked. */
  asked_at: string | null
  /** For what the person was drawn in a trial of messages, as `3b`. */
  trial: string | null
}

/** A slot of the day: where people stand decides how many of them can be met. */
export type SlotFacts = { id: number; starts_at: string; interviewers: number; planned_invitations: number }

/**
 * One person's chance; `forecast` is null where there is no history yet and the plan's own rate stands, `overdue` is
 * set where the person's slot has begun without them.
 */
export type PersonChance = { chance: number; forecast: Forecast | null; overdue?: true }

export type DayForecast = {
  /** In the order of the invitations given. */
  people: PersonChance[]
  law: Distribution
  scenarios: readonly Scenario[]
  /** The chance of one person more, on each of `scenarios`. */
  chanceOfOneMore: readonly number[]
  /** Where people stand, where the goal counts interviews held within the day; null where it counts people who come. */
  placed: readonly PlacedSlot[] | null
  /** That the goal is reached, by what it counts. */
  chance: number
  /**
   * How many more invitations restore the certainty of the plan: 0 says enough, null that no number does. Where they
   * are too many at once for what is known, only the first of them, and `firstOf` says of how many.
   */
  further: number | null
  firstOf: number | null
}

export function hasHistory(model: TurnoutModel): boolean {
  return model.trees.neither.n > 0
}

/** @param now until which somebody who has not replied is silent */
export function toInvitation(batch: DayFacts, row: InvitedFacts, now: string): Invitation {
  return {
    person: personKey(row.candidate_id),
    batch: batchKey(batch.id),
    date: batch.date,
    invitedOn: dayOf(row.invited_at, batch.time_zone),
    kind: batch.format,
    source: row.source ?? '',
    city: batch.city_id,
    ...answersOf(row),
    silentDays: silentDays({ ...row, replied_at: null }, now),
    trial: row.trial,
  }
}

const noAnswers: AnswerColumns = {
  reply: null,
  permission: null,
  calendar: null,
  call_ahead: null,
  second_phone: null,
  documents: null,
  route: null,
  letter: null,
}

/** The chance of somebody who would be invited now. */
export function chanceIfInvited(
  model: TurnoutModel,
  batch: DayFacts,
  candidate: { id: number; source: string | null },
  now: string,
): PersonChance {
  if (!hasHistory(model)) return { chance: meanRate(batch.rate), forecast: null }
  const forecast = forecastSoFar(
    model,
    toInvitation(
      batch,
      {
        ...noAnswers,
        candidate_id: candidate.id,
        source: candidate.source,
        invited_at: now,
        asked_at: null,
        trial: null,
      },
      now,
    ),
  )
  return { chance: forecast.chance, forecast }
}

/**
 * The forecast of a day from the people invited and their answers so far. Without any history the rate that the plan
 * was made with holds for everybody except people who declined.
 * @param slots where people stand, which matters to a goal of interviews held
 * @param seen what has been seen of each on the day itself; left out where that must not count
 */
export function forecastDay(
  model: TurnoutModel,
  batch: DayFacts,
  rows: readonly (InvitedFacts & { slot_id: number })[],
  slots: readonly SlotFacts[],
  now: string,
  seen?: readonly PresenceSoFar[],
): DayForecast {
  const {
    people,
    scenarios: before,
    chanceOfOneMore,
  } = hasHistory(model) ? byModel(model, batch, rows, now) : byPlan(batch, rows)
  const scenarios = seen ? givenSoFar(before, seen) : before
  const question = { scenarios, further: chanceOfOneMore, goal: batch.goal, confidence: batch.confidence }
  const placed = batch.goal_counts === 'held' ? placedSlots(slots, rows, now) : null
  const { probability, further } = placed ? topUpHeld({ ...question, slots: placed }) : topUpOnDays(question)
  return {
    people: people.map((person, i) => afterWaiting(person, seen?.[i])),
    law: headCountOf({ scenarios }),
    scenarios,
    chanceOfOneMore,
    placed,
    chance: probability,
    ...(further !== null && isTooMuchAtOnce(further, seenBefore(model, batch))
      ? { further: FIRST_LOOK, firstOf: further }
      : { further, firstOf: null }),
  }
}

/** How many people the chances are learned from. */
function seenBefore(model: TurnoutModel, { rate }: DayFacts): number {
  if (hasHistory(model)) return model.trees.neither.n
  return 'invited' in rate ? rate.invited : Infinity
}

function placedSlots(
  slots: readonly SlotFacts[],
  rows: readonly { slot_id: number }[],
  now: string,
): readonly PlacedSlot[] {
  return slots.map(({ id, starts_at, interviewers, planned_invitations }) => ({
    interviewers,
    planned: planned_invitations,
    isOpen: starts_at > now,
    people: [...rows.keys()].filter((i) => rows[i]!.slot_id === id),
  }))
}

/** How many come if so many more are invited now. */
export function lawWithMore({ scenarios, chanceOfOneMore }: DayForecast, more: number): Distribution {
  return headCountOf({
    scenarios: scenarios.map(({ weight, candidates }, day) => ({
      weight,
      candidates: Float64Array.from(
        { length: candidates.length + more },
        (_, i) => candidates[i] ?? chanceOfOneMore[day]!,
      ),
    })),
  })
}

/** The same of what the goal counts. */
export function countedWithMore(forecast: DayForecast, more: number): Distribution {
  const { placed, scenarios, chanceOfOneMore } = forecast
  return placed
    ? heldWithMore({ scenarios, further: chanceOfOneMore, slots: placed }, more)
    : lawWithMore(forecast, more)
}

/** People whose slot began without them are less likely to come than forecast; the chance of the others stays. */
function afterWaiting(person: PersonChance, seen: PresenceSoFar | undefined): PersonChance {
  if (typeof seen !== 'object' || seen.later === 1) return person
  const [day] = givenSoFar([{ weight: 1, candidates: Float64Array.of(person.chance) }], [seen])
  return { ...person, chance: day!.candidates[0]!, overdue: true }
}

/** A day before anything is seen of it; `chanceOfOneMore`: the chance of one more person on each kind of day. */
type Outlook = { people: PersonChance[]; scenarios: Scenario[]; chanceOfOneMore: number[] }

function byModel(model: TurnoutModel, batch: DayFacts, rows: readonly InvitedFacts[], now: string): Outlook {
  const { people, scenarios, correlation } = forecastBatch(
    model,
    rows.map((row) => toInvitation(batch, row, now)),
  )
  const { belief } = chanceIfInvited(model, batch, { id: 0, source: null }, now).forecast!
  return {
    people: people.map((forecast) => ({ chance: forecast.chance, forecast })),
    scenarios,
    chanceOfOneMore: chancesOnDays(belief, correlation),
  }
}

function byPlan({ rate }: DayFacts, rows: readonly InvitedFacts[]): Outlook {
  const declined = rows.map(({ reply }) => reply === 'no')
  const days = rateQuadrature(rateLaw(rate), rows.length)
  return {
    people: declined.map((no) => ({ chance: no ? 0 : meanRate(rate), forecast: null })),
    scenarios: days.map(({ weight, at }) => ({
      weight,
      candidates: Float64Array.from(declined, (no) => (no ? 0 : at)),
    })),
    chanceOfOneMore: days.map(({ at }) => at),
  }
}
