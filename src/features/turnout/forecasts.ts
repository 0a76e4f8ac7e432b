import type { Distribution } from '../../domain/chances/distribution.ts'
import { rateQuadrature } from '../../domain/days/day-scenarios.ts'
import { headCountOf } from '../../domain/chances/head-count.ts'
import { topUpOnDays } from '../../domain/invitations/top-up-on-days.ts'
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
  rate: CommonRate
}

export type InvitedFacts = AnswerColumns & {
  candidate_id: number
  source: string | null
  invited_at: string
  /** When the person was asked whether they come; null: nobody has asked. */
  asked_at: string | null
}

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
  /** How many more invitations restore the certainty of the plan: 0 says enough, null that no number does. */
  further: number | null
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
      { ...noAnswers, candidate_id: candidate.id, source: candidate.source, invited_at: now, asked_at: null },
      now,
    ),
  )
  return { chance: forecast.chance, forecast }
}

/**
 * The forecast of a day from the people invited and their answers so far. Without any history the rate that the plan
 * was made with holds for everybody except people who declined.
 * @param seen what has been seen of each on the day itself; left out where that must not count
 */
export function forecastDay(
  model: TurnoutModel,
  batch: DayFacts,
  rows: readonly InvitedFacts[],
  now: string,
  seen?: readonly PresenceSoFar[],
): DayForecast {
  const {
    people,
    scenarios: before,
    chanceOfOneMore,
  } = hasHistory(model) ? byModel(model, batch, rows, now) : byPlan(batch, rows)
  const scenarios = seen ? givenSoFar(before, seen) : before
  const { further } = topUpOnDays({
    scenarios,
    further: chanceOfOneMore,
    goal: batch.goal,
    confidence: batch.confidence,
  })
  return {
    people: people.map((person, i) => afterWaiting(person, seen?.[i])),
    law: headCountOf({ scenarios }),
    scenarios,
    chanceOfOneMore,
    further,
  }
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

/** People whose slot began without them are less likely to come than forecast; the chance of the others stays. */
function afterWaiting(person: PersonChance, seen: PresenceSoFar | undefined): PersonChance {
  if (typeof seen !== 'object' || seen.later === 1) return person
  const [day] = givenSoFar([{ weight: 1, candidates: Float64Array.of(person.chance) }], [seen])
  return { ...person, chance: day!.candidates[0]!, overdue: true }
}

/** A day before anything is seen of it; `chanceOfOneMore`: the chance of one more person on each kind of day. */
type Outlook = { people: PersonChance[]; scenarios: Scenario[]; chanceOfOneMore: number[] }

function byModel(model: TurnoutModel, batch: DayFacts, rows: readonly InvitedFacts[], now: string): Outlook {
  const { people, scenarios } = forecastBatch(
    model,
    rows.map((row) => toInvitation(batch, row, now)),
  )
  const { belief } = chanceIfInvited(model, batch, { id: 0, source: null }, now).forecast!
  return {
    people: people.map((forecast) => ({ chance: forecast.chance, forecast })),
    scenarios,
    chanceOfOneMore: chancesOnDays(model, belief),
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
