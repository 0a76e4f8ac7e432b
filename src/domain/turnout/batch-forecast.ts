import { estimateDayCorrelation } from '../chances/day-correlation.ts'
import { CHECKS, type Invitation } from './attendance/attendance.ts'
import type { Belief } from './evidence.ts'
import { type Scenario, scenariosOf } from './head-count.ts'
import type { Asked } from './levels.ts'
import type { TurnoutModel } from './model.ts'
import { type Forecast, predict } from './prediction.ts'

/** What is to be expected of a day: of each person, and of all together on each kind of day. */
export type BatchForecast = {
  /** In the order of the people given. */
  people: Forecast[]
  scenarios: Scenario[]
  /** What the people of the day share; see `sharedByDay`. */
  correlation: number
}

/** Before the day a question without an answer may still be answered: it is no silence yet. */
export function askedSoFar(invitation: Invitation): Asked {
  return {
    reply: invitation.reply !== null,
    call: CHECKS.some((check) => invitation[check] !== null),
  }
}

/** A person's chance by the answers so far. */
export function forecastSoFar(model: TurnoutModel, invitation: Invitation): Forecast {
  return predict(model, [invitation], askedSoFar(invitation))[0]!
}

/**
 * What the people of a day share beyond what is known of each. While nobody has answered that is what day totals show;
 * answers tell much of it beforehand, and when all have answered only the rest is left. Between the two by the share of
 * those who have.
 */
export function sharedByDay(model: TurnoutModel, invitations: readonly Invitation[]): number {
  const answered = invitations.filter((invitation) => {
    const { reply, call } = askedSoFar(invitation)
    return reply || call
  })
  const share = answered.length / Math.max(1, invitations.length)
  return share * model.dayCorrelation + (1 - share) * unansweredCorrelation(model)
}

/** The correlation before anybody has answered: that of day totals. */
export function unansweredCorrelation({ batches }: TurnoutModel): number {
  return estimateDayCorrelation(batches)
}

/** The forecast of a day from the people themselves, with what they share: doubt about the chances, and the day. */
export function forecastBatch(model: TurnoutModel, invitations: readonly Invitation[]): BatchForecast {
  const people = invitations.map((invitation) => forecastSoFar(model, invitation))
  const correlation = sharedByDay(model, invitations)
  const scenarios = scenariosOf(
    people.map(({ belief }) => belief),
    correlation,
  )
  return { people, scenarios, correlation }
}

/** The same days as those of a forecast with this correlation, with one more person: their chance on each of them. */
export function chancesOnDays(belief: Belief, correlation: number): number[] {
  return scenariosOf([belief], correlation).map(({ candidates }) => candidates[0]!)
}
