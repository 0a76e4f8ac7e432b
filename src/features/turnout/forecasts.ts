import type { Distribution } from '../../domain/overbooking/distribution.ts'
import { headCount } from '../../domain/overbooking/head-count.ts'
import { minimumInvitations } from '../../domain/overbooking/minimum-invitations.ts'
import { topUpOnDays } from '../../domain/overbooking/top-up-on-days.ts'
import { meanRate, type CommonRate } from '../../domain/overbooking/show-rate.ts'
import type { AnswerColumns } from '../../db/schema.ts'
import type { Invitation } from '../../domain/turnout/attendance.ts'
import { chancesOnDays, forecastBatch, forecastSoFar } from '../../domain/turnout/batch-forecast.ts'
import type { Scenario } from '../../domain/turnout/head-count.ts'
import type { TurnoutModel } from '../../domain/turnout/model.ts'
import type { Forecast } from '../../domain/turnout/prediction.ts'
import { answersOf, batchKey, localDay, personKey } from './history.ts'

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

export type InvitedFacts = AnswerColumns & { candidate_id: number; source: string | null; invited_at: string }

/** One person's chance; `forecast` is null where there is no history yet and the plan's own rate stands. */
export type PersonChance = { chance: number; forecast: Forecast | null }

export type DayForecast = {
  /** In the order of the invitations given. */
  people: PersonChance[]
  law: Distribution
  scenarios: readonly Scenario[]
  /** How many more invitations restore the certainty of the plan: 0 says enough, null that no number does. */
  further: number | null
}

export const hasHistory = (model: TurnoutModel): boolean => model.trees.neither.n > 0

export function toInvitation(batch: DayFacts, row: InvitedFacts): Invitation {
  return {
    person: personKey(row.candidate_id),
    batch: batchKey(batch.id),
    date: batch.date,
    invitedOn: localDay(row.invited_at, batch.time_zone),
    kind: batch.format,
    source: row.source ?? '',
    city: batch.city_id,
    ...answersOf(row),
  }
}

const noAnswers: AnswerColumns = { reply: null, permission: null, calendar: null, call_ahead: null, second_phone: null, documents: null, route: null, letter: null }

/** The chance of somebody who would be invited now. */
export function chanceIfInvited(model: TurnoutModel, batch: DayFacts, candidate: { id: number; source: string | null }, now: string): PersonChance {
  if (!hasHistory(model)) return { chance: meanRate(batch.rate), forecast: null }
  const forecast = forecastSoFar(model, toInvitation(batch, { ...noAnswers, candidate_id: candidate.id, source: candidate.source, invited_at: now }))
  return { chance: forecast.chance, forecast }
}

/**
 * The forecast of a day from the people invited and their answers so far. Without any history the rate that the plan
 * was made with stands for everybody, but those who declined count no more.
 */
export function forecastDay(model: TurnoutModel, batch: DayFacts, rows: readonly InvitedFacts[], now: string): DayForecast {
  if (!hasHistory(model)) return byPlan(batch, rows)
  const { people, scenarios, law } = forecastBatch(model, rows.map((row) => toInvitation(batch, row)))
  const stranger = chanceIfInvited(model, batch, { id: 0, source: null }, now).forecast!
  const { further } = topUpOnDays({ scenarios, further: chancesOnDays(model, stranger.belief), goal: batch.goal, confidence: batch.confidence })
  return { people: people.map((forecast) => ({ chance: forecast.chance, forecast })), law, scenarios, further }
}

function byPlan(batch: DayFacts, rows: readonly InvitedFacts[]): DayForecast {
  const chance = meanRate(batch.rate)
  const people = rows.map((row) => ({ chance: row.reply === 'no' ? 0 : chance, forecast: null }))
  const expected = rows.filter((row) => row.reply !== 'no').length
  const { invitations } = minimumInvitations(batch.rate, batch.goal, batch.confidence)
  return {
    people,
    law: headCount(batch.rate, expected),
    scenarios: [{ weight: 1, candidates: Float64Array.from(people, (person) => person.chance) }],
    further: invitations === null ? null : Math.max(0, invitations - expected),
  }
}
