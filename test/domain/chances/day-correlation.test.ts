import { expect, test } from 'vitest'
import { estimateDayCorrelation, withDayEffect } from '../../../src/domain/chances/day-correlation.ts'
import { probabilityOf } from '../../../src/domain/chances/distribution.ts'
import { headCountMoments, headCountOf } from '../../../src/domain/chances/head-count.ts'
import reference from './head-count.reference.json' with { type: 'json' }
import { expectClose } from './support.ts'

test('a normal day effect on the log odds agrees with the reference', () => {
  for (const row of reference.logitNormal) {
    const rate = withDayEffect(Array<number>(row.n).fill(row.p), row.tau)
    const law = headCountOf(rate)
    row.pmf.forEach((pmf, k) => {
      expectClose(probabilityOf(law, k), pmf)
    })
    expectClose(headCountMoments(rate, row.n).mean, row.mean)
    expectClose(headCountMoments(rate, row.n).variance, row.var)
  }
})

test('a day effect keeps the mean chance of each person, and chances of 0 and 1', () => {
  const { mean } = headCountMoments(withDayEffect([0, 0.2, 0.9, 1], 0.8), 4)
  expectClose(mean, 2.1)
})

test('the estimated correlation is the prior without batches, lower for alike days, higher for different days', () => {
  const alike = Array.from({ length: 40 }, () => ({ came: 4, invited: 20 }))
  const different = Array.from({ length: 40 }, (_, i) => ({ came: i % 2 === 0 ? 1 : 7, invited: 20 }))
  expect(estimateDayCorrelation([])).toBe(0.03)
  expect(estimateDayCorrelation(alike)).toBe(0)
  expect(estimateDayCorrelation(different)).toBeGreaterThan(0.08)
  expect(estimateDayCorrelation(different.slice(0, 2))).toBeLessThan(estimateDayCorrelation(different))
})

test('the estimated correlation is the one of the batches, as far as ten imagined ones do not outweigh them', () => {
  const opposite = [
    { came: 2, invited: 2 },
    { came: 0, invited: 2 },
  ]
  // By hand: squares 2 / (1/4) = 8, by chance 4 · 1/2 = 2, pairs 2 · 2, so (8 - 2) / 4 of their own.
  expectClose(estimateDayCorrelation(opposite), (2 / 12) * 1.5 + (10 / 12) * 0.03)
  expectClose(estimateDayCorrelation([...opposite, { came: 1, invited: 1 }]), estimateDayCorrelation(opposite))
  expect(estimateDayCorrelation(Array.from({ length: 40 }, () => opposite).flat())).toBe(0.5)
})

test('one batch, or batches to which nobody or everybody came, say nothing of a correlation', () => {
  const all = { came: 5, invited: 5 }
  expectClose(estimateDayCorrelation([{ came: 1, invited: 5 }]), 0.03)
  expectClose(estimateDayCorrelation([all, all, all]), 0.03)
  expectClose(
    estimateDayCorrelation([
      { came: 0, invited: 5 },
      { came: 0, invited: 9 },
    ]),
    0.03,
  )
})
