import { intervalOf } from '../../chances/distribution.ts'
import { headCountMoments, headCountOf } from '../../chances/head-count.ts'
import type { AttendanceRecord } from '../attendance/attendance.ts'
import { sharedByDay } from '../batch-forecast.ts'
import type { JudgedBatch } from './calibration.ts'
import { scenariosOf } from '../head-count.ts'
import { EVERYTHING_ASKED } from '../levels.ts'
import { beliefOf, byDay, emptyModel, learn } from '../model.ts'
import type { Outcome } from './scores.ts'

/** Fewer people make no head-count worth an interval. */
const SMALLEST_BATCH = 5

/** A history gone through once more: each day forecast from the earlier ones alone, the first from nothing. */
export function backtest(history: readonly AttendanceRecord[]): { outcomes: Outcome[]; batches: JudgedBatch[] } {
  const model = emptyModel()
  const outcomes: Outcome[] = []
  const batches: JudgedBatch[] = []
  for (const day of byDay(history)) {
    for (const batch of Map.groupBy(day, (record) => record.batch).values()) {
      const beliefs = batch.map((record) => beliefOf(model, record, EVERYTHING_ASKED))
      outcomes.push(...batch.map(({ came }, i) => ({ chance: beliefs[i]!.mean, came })))
      if (batch.length < SMALLEST_BATCH) continue
      const scenarios = scenariosOf(beliefs, sharedByDay(model, batch))
      const { mean, variance } = headCountMoments({ scenarios }, batch.length)
      batches.push({
        date: batch[0]!.date,
        invited: batch.length,
        expected: mean,
        variance,
        interval: intervalOf(headCountOf({ scenarios }), 0.9),
        came: batch.filter(({ came }) => came).length,
      })
    }
    learn(model, day)
  }
  return { outcomes, batches }
}
