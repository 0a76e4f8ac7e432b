import { expect, test } from 'vitest'
import {
  askedSoFar,
  chancesOnDays,
  forecastBatch,
  forecastSoFar,
  sharedByDay,
  unansweredCorrelation,
} from '../../../src/domain/turnout/batch-forecast.ts'
import { estimateDayCorrelation } from '../../../src/domain/chances/day-correlation.ts'
import { fit } from '../../../src/domain/turnout/model.ts'
import { group, record } from './records.ts'

const model = fit([...group(60, 50, { reply: 'yes' }), ...group(60, 10, { reply: null })])

test('before the day a question without an answer is still open, and any one answer of the call closes it', () => {
  expect(askedSoFar(record({}))).toEqual({ reply: false, call: false })
  expect(askedSoFar(record({ reply: 'no' }))).toEqual({ reply: true, call: false })
  expect(askedSoFar(record({ letter: 'no' }))).toEqual({ reply: false, call: true })
  expect(forecastSoFar(model, record({ reply: 'yes' })).open).toEqual(['call'])
})

test('each person of a day has their own chance on average over the kinds of days', () => {
  const { people, scenarios } = forecastBatch(model, [record({ reply: 'yes' }), record({})])
  people.forEach(({ chance }, i) => {
    expect(scenarios.reduce((sum, { weight, candidates }) => sum + weight * candidates[i]!, 0)).toBeCloseTo(chance, 12)
  })
  expect(people[0]!.chance).toBeGreaterThan(people[1]!.chance)
})

test('one more person has on each kind of day the chance they would have in the batch', () => {
  const { people, scenarios, correlation } = forecastBatch(model, [record({}), record({ reply: 'yes' })])
  expect(chancesOnDays(people[1]!.belief, correlation)).toEqual(scenarios.map(({ candidates }) => candidates[1]))
})

test('before anybody has answered the people of a day share what day totals show; answers take their part of it', () => {
  const days = [2, 18, 3, 17, 2, 19].flatMap((came, day) =>
    group(20, came, { batch: `b${day}`, date: `2026-03-0${day + 1}` }),
  )
  const model = fit(days)
  const totals = estimateDayCorrelation([2, 18, 3, 17, 2, 19].map((came) => ({ came, invited: 20 })))
  expect(unansweredCorrelation(model)).toBeCloseTo(totals, 12)
  expect(sharedByDay(model, [record({}), record({})])).toBeCloseTo(totals, 12)
  expect(sharedByDay(model, [record({ reply: 'yes' }), record({ letter: 'no' })])).toBe(model.dayCorrelation)
  expect(sharedByDay(model, [record({ reply: 'yes' }), record({})])).toBeCloseTo(
    (totals + model.dayCorrelation) / 2,
    12,
  )
})
