import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayState, type DayGuest } from '../../../src/features/batches/day-state.ts'

const slot = (id: number, from: string, to: string) => ({
  id,
  position: id,
  starts_at: `2026-11-24T${from}:00Z`,
  ends_at: `2026-11-24T${to}:00Z`,
  interviewers: 2,
  planned_invitations: 3,
})
const slots = [slot(1, '07:00', '07:30'), slot(2, '07:30', '08:00')]
const silent: DayGuest = {
  name: 'Анна',
  slot_id: 1,
  walk_in: 0,
  reply: null,
  last_call: null,
  presence: null,
  arrived_at: null,
  called_in_at: null,
  result: null,
}
const waits: DayGuest = { ...silent, presence: 'came', arrived_at: '2026-11-24T06:55:00Z' }

function at(time: string, rows: readonly DayGuest[], format: 'flow' | 'group' = 'flow') {
  const batch = {
    status: 'planned',
    format,
    date: '2026-11-24',
    time_zone: 'Europe/Moscow',
    goal: 1,
    confidence: 0.8,
    seats: 5,
  } as const
  const scenarios = [{ weight: 1, candidates: Float64Array.from(rows, () => 0.5) }]
  return dayState({ batch, slots, rows, forecast: { scenarios, further: 0 } }, Temporal.Instant.from(time))
}

test('a day is ahead until its first slot begins or somebody is marked', () => {
  expect(at('2026-11-23T12:00:00Z', [silent]).phase).toBe('ahead')
  expect(at('2026-11-24T06:59:00Z', [silent]).phase).toBe('ahead')
  expect(at('2026-11-24T06:59:00Z', [silent, waits]).phase).toBe('running')
  expect(at('2026-11-24T07:00:00Z', [silent]).phase).toBe('running')
})

test('a flow that is behind its times goes on while somebody waits, until the next day', () => {
  expect(at('2026-11-24T08:00:00Z', [silent]).phase).toBe('over')
  expect(at('2026-11-24T08:00:00Z', [waits])).toMatchObject({
    phase: 'running',
    waiting: 1,
    longest: { name: 'Анна', minutes: 65 },
  })
  expect(at('2026-11-24T21:00:00Z', [waits])).toMatchObject({ phase: 'over', missing: 1 })
  expect(at('2026-11-24T08:00:00Z', [waits], 'group').phase).toBe('over')
})

test('silent are those without an answer and without a call that reached them, while their slot is ahead', () => {
  const rows: DayGuest[] = [
    silent,
    { ...silent, last_call: 0 },
    { ...silent, last_call: 1 },
    { ...silent, reply: 'unsure' },
    { ...silent, walk_in: 1 },
    { ...silent, slot_id: 2 },
  ]
  expect(at('2026-11-23T12:00:00Z', rows)).toMatchObject({ invited: 5, silent: 3, late: 0, unmarked: 6 })
  expect(at('2026-11-24T07:10:00Z', rows)).toMatchObject({ silent: 1, late: 5 })
})

test('as many can be met as interviewers have slots, in a group as it has seats', () => {
  expect([at('2026-11-23T12:00:00Z', []).most, at('2026-11-23T12:00:00Z', [], 'group').most]).toEqual([4, 5])
})
