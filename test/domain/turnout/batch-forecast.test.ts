import { expect, test } from 'vitest'
import { askedSoFar, chancesOnDays, forecastBatch, forecastSoFar } from '../../../src/domain/turnout/batch-forecast.ts'
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
  const { people, scenarios } = forecastBatch(model, [record({}), record({ reply: 'yes' })])
  expect(chancesOnDays(model, people[1]!.belief)).toEqual(scenarios.map(({ candidates }) => candidates[1]))
})
