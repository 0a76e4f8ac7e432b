import { array, assert, boolean, double, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { medianStay, staysOf, stageTimes } from '../../../src/domain/pipeline/time-in-stage.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`
const stay = (days: number, over = true) => ({ days, over })

test('an application’s times in each stage, to its end or to now', () => {
  const steps = [
    { at: at(3), to: 'invited' },
    { at: at(4), to: 'invited' },
    { at: at(6), to: 'came' },
    { at: at(10), to: null },
  ] as const
  const ended = [
    { kind: 'new', days: 2, over: true },
    { kind: 'invited', days: 3, over: true },
    { kind: 'came', days: 4, over: true },
  ]
  expect(staysOf({ since: at(1), first: 'new', steps }, at(20))).toEqual(ended)
  // The end of somebody erased is told twice: by its event and by the application.
  expect(staysOf({ since: at(1), first: 'new', steps: [...steps, { at: at(12), to: null }] }, at(20))).toEqual(ended)
  expect(staysOf({ since: at(1), first: 'new', steps: [...steps, { at: at(15), to: 'came' }] }, at(20))).toEqual([
    ...ended,
    { kind: 'came', days: 5, over: false },
  ])
})

test('half have left when half have left, whoever still stands there counted as long as they have stood', () => {
  expect(medianStay([stay(1), stay(2), stay(3), stay(4)])).toBe(2)
  expect(medianStay([stay(1), stay(2), stay(3)])).toBe(2)
  // Kaplan-Meier by hand: 5/6, 5/6 · 3/4, 5/6 · 3/4 · 1/2.
  expect(medianStay([stay(1), stay(2, false), stay(3), stay(4, false), stay(5), stay(6, false)])).toBe(5)
  expect(medianStay([stay(1), stay(9, false), stay(9, false)])).toBeNull()
  expect(medianStay([stay(3), stay(3, false)])).toBe(3)
  // Who leaves on a day is one of all who stood there that day: 2/3 are left, not 0.
  expect(medianStay([stay(3, false), stay(3), stay(3, false)])).toBeNull()
})

test('those who stay longer never make a stage look quicker', () => {
  const stays = array(record({ days: double({ min: 0, max: 100, noNaN: true }), over: boolean() }), {
    minLength: 1,
    maxLength: 20,
  })
  assert(
    property(stays, (all) => {
      const longest = Math.max(...all.map(({ days }) => days))
      expect(medianStay([...all, stay(longest + 1, false)]) ?? Infinity).toBeGreaterThanOrEqual(
        medianStay(all) ?? Infinity,
      )
    }),
  )
})

test('each stage that anybody stood in, but for work itself', () => {
  const times = stageTimes([
    { kind: 'new', days: 1, over: true },
    { kind: 'new', days: 3, over: false },
    { kind: 'accepted', days: 4, over: true },
    { kind: 'started', days: 9, over: false },
  ])
  expect(times).toEqual([
    { kind: 'new', left: 1, standing: 1, median: 1 },
    { kind: 'accepted', left: 1, standing: 0, median: 4 },
  ])
})
