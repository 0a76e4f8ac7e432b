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

/** The forecast of a day from the people themselves, with what they share: doubt about the chances, and the day. */
export function forecastBatch(model: TurnoutModel, invitations: readonly Invitation[]): BatchForecast {
  const people = invitations.map((invitation) => forecastSoFar(model, invitation))
  return {
    people,
    scenarios: scenariosOf(
      people.map(({ belief }) => belief),
      model.dayCorrelation,
    ),
  }
}

/** The same days as those of `forecastBatch`, with one more person: their chance on each of them. */
export function chancesOnDays(model: TurnoutModel, belief: Belief): number[] {
  return scenariosOf([belief], model.dayCorrelation).map(({ candidates }) => candidates[0]!)
}
