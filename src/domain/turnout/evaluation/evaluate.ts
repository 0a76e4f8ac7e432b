import { headCountOf } from '../../chances/head-count.ts'
import { intervalOf } from '../../chances/distribution.ts'
import type { AttendanceRecord } from '../attendance/attendance.ts'
import { sharedByDay } from '../batch-forecast.ts'
import type { Belief } from '../evidence.ts'
import { scenariosOf } from '../head-count.ts'
import { EVERYTHING_ASKED } from '../levels.ts'
import { beliefOf, byDay, fit, learn } from '../model.ts'
import { aucOf, brierOf, logLossOf, type Outcome } from './scores.ts'

/** Batches with fewer people are too small to judge an interval by. */
const SMALLEST_BATCH = 5

/** How often the stated intervals held the head-count, beside the probability that they claimed. */
export type Coverage = {
  batches: number
  coverage80: number
  coverage90: number
  expected80: number
  expected90: number
}

/** `logLoss` in nats; `auc` is 0.5 where all came or nobody did. */
export type Evaluation = { rows: number; logLoss: number; brier: number; auc: number; headCount: Coverage }

/** One batch's forecast, made before its day. */
export type BatchForecast = { beliefs: Belief[]; correlation: number; came: number }

/**
 * Forecasts each day of the holdout from the history and the holdout's earlier days, with every answer of that day
 * known and no outcome of it. Head-count intervals run from the first k with P(X <= k) >= a / 2 to the first with
 * P(X <= k) >= 1 - a / 2, over batches of at least five.
 */
export function evaluate(history: readonly AttendanceRecord[], holdout: readonly AttendanceRecord[]): Evaluation {
  const model = fit(history)
  const outcomes: Outcome[] = []
  const batches: BatchForecast[] = []
  for (const day of byDay(holdout)) {
    const forecasts = day.map((record) => ({ record, belief: beliefOf(model, record, EVERYTHING_ASKED) }))
    outcomes.push(...forecasts.map(({ record, belief }) => ({ chance: belief.mean, came: record.came })))
    for (const batch of Map.groupBy(forecasts, ({ record }) => record.batch).values()) {
      batches.push({
        beliefs: batch.map(({ belief }) => belief),
        correlation: sharedByDay(
          model,
          batch.map(({ record }) => record),
        ),
        came: batch.filter(({ record }) => record.came).length,
      })
    }
    learn(model, day)
  }
  return {
    rows: outcomes.length,
    logLoss: logLossOf(outcomes),
    brier: brierOf(outcomes),
    auc: aucOf(outcomes),
    headCount: coverageOf(batches),
  }
}

/** How well head-count intervals held; all zeros when no batch was large enough. */
export function coverageOf(batches: readonly BatchForecast[]): Coverage {
  const judged = batches
    .filter(({ beliefs }) => beliefs.length >= SMALLEST_BATCH)
    .map(({ beliefs, correlation, came }) => {
      const law = headCountOf({ scenarios: scenariosOf(beliefs, correlation) })
      const [eighty, ninety] = [intervalOf(law, 0.8), intervalOf(law, 0.9)]
      return {
        held80: came >= eighty.from && came <= eighty.to ? 1 : 0,
        held90: came >= ninety.from && came <= ninety.to ? 1 : 0,
        mass80: eighty.mass,
        mass90: ninety.mass,
      }
    })
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length)
  return {
    batches: judged.length,
    coverage80: mean(judged.map(({ held80 }) => held80)),
    coverage90: mean(judged.map(({ held90 }) => held90)),
    expected80: mean(judged.map(({ mass80 }) => mass80)),
    expected90: mean(judged.map(({ mass90 }) => mass90)),
  }
}
