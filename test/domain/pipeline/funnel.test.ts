import { readFileSync } from 'node:fs'
import { array, assert, boolean, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { furthest, funnelOf, funnelSteps, STATED_FUNNEL } from '../../../src/domain/pipeline/funnel.ts'
import { stageKinds } from '../../../src/domain/pipeline/stages.ts'

const progress = record({ reached: constantFrom(...stageKinds), open: boolean() })

test('a cohort step by step: shares of the step before and of all, and who may still get on', () => {
  const many = (count: number, reached: (typeof stageKinds)[number], open = false) =>
    Array.from({ length: count }, () => ({ reached, open }))
  const rows = funnelOf([
    ...many(80, 'new'),
    ...many(5, 'screening', true),
    ...many(10, 'invited', true),
    ...many(3, 'came'),
    ...many(1, 'accepted', true),
    ...many(1, 'started'),
  ])
  expect(rows.map(({ step, people, before, undecided }) => [step, people, before, undecided])).toEqual([
    ['applied', 100, 0, 0],
    ['invited', 15, 100, 5],
    ['came', 5, 15, 10],
    ['passed', 2, 5, 0],
    ['offered', 2, 2, 0],
    ['accepted', 2, 2, 0],
    ['started', 1, 2, 1],
  ])
  const came = rows[2]!
  expect(came.ofBefore?.rate).toBeCloseTo(1 / 3, 12)
  // scipy.stats.beta.ppf([.05, .95], 5.5, 10.5)
  expect(came.ofBefore?.from).toBeCloseTo(0.16578101, 6)
  expect(came.ofBefore?.to).toBeCloseTo(0.54458785, 6)
  expect(came.ofAll).toBeCloseTo(0.05, 12)
})

test('nobody is lost or counted twice on the way, and no share leaves its interval', () => {
  assert(
    property(array(progress, { maxLength: 40 }), (cohort) => {
      const rows = funnelOf(cohort)
      expect(rows[0]!.people).toBe(cohort.length)
      for (const [index, row] of rows.entries()) {
        if (index > 0) expect(row.people).toBeLessThanOrEqual(rows[index - 1]!.people)
        if (index > 0) expect(row.people + row.undecided).toBeLessThanOrEqual(row.before)
        if (row.ofBefore)
          expect(row.ofBefore.from <= row.ofBefore.rate && row.ofBefore.rate <= row.ofBefore.to).toBe(true)
      }
    }),
  )
})

test('nobody applied: no shares', () => {
  expect(funnelOf([]).every(({ people, ofBefore, ofAll }) => people === 0 && ofBefore === null && ofAll === null)).toBe(
    true,
  )
})

test('the furthest of what is known counts', () => {
  expect(furthest(['came', 'offered', 'new'])).toBe('offered')
  expect(funnelSteps.slice(1)).toEqual(stageKinds.slice(2))
})

test('the stated figures are those of the article', () => {
  const { funnel } = JSON.parse(
    readFileSync(new URL('../../../data/turnout-figures.json', import.meta.url), 'utf8'),
  ) as { funnel: Record<string, number> }
  expect(STATED_FUNNEL).toEqual({ applied: funnel.resumes, invited: funnel.planned, came: funnel.met })
})
