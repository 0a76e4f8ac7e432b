import { describe, expect, test } from 'vitest'
import { dayAdvice, type DayState } from '../../../src/features/batches/day-advice.ts'

const enough: DayState = {
  status: 'planned',
  format: 'flow',
  phase: 'ahead',
  goal: 5,
  invited: 26,
  came: 0,
  silent: 0,
  further: 0,
  toMove: 0,
  most: 16,
  waiting: 0,
  longest: null,
  late: 0,
  unmarked: 26,
  missing: 0,
}
const running: DayState = { ...enough, phase: 'running', came: 8, unmarked: 12 }
const over: DayState = { ...running, phase: 'over' }
const closed: DayState = { ...over, status: 'closed', unmarked: 0 }

const kindOf = (day: DayState, change: Partial<DayState> = {}) => dayAdvice({ ...day, ...change }).kind

describe('before the day', () => {
  test('too few invited: as many more as the forecast says, whatever else is open', () => {
    expect(dayAdvice({ ...enough, further: 13, silent: 4, toMove: 2, invited: 6 })).toEqual({
      kind: 'invite',
      more: 13,
      invited: 6,
      goal: 5,
    })
  })

  test('too little is known to invite all at once: the first of them, and of how many', () => {
    const little = { ...enough, further: 40, firstOf: 213, invited: 0 }
    expect(dayAdvice(little)).toEqual({ kind: 'invite', more: 40, invited: 0, goal: 5, firstOf: 213 })
    expect(dayAdvice({ ...little, firstOf: null })).not.toHaveProperty('firstOf')
  })

  test('where no number of people is enough, a second day', () => {
    expect(kindOf(enough, { further: null, silent: 4 })).toBe('second-day')
  })

  test('too many for the day: some move before anybody is called', () => {
    expect(dayAdvice({ ...enough, toMove: 4, silent: 9 })).toEqual({
      kind: 'move',
      people: 4,
      most: 16,
      format: 'flow',
    })
    expect(dayAdvice({ ...enough, format: 'group', toMove: 4, most: 10 })).toMatchObject({ format: 'group', most: 10 })
  })

  test('enough, but some are silent: they are called', () => {
    expect(dayAdvice({ ...enough, silent: 9 })).toEqual({ kind: 'call', silent: 9 })
  })

  test('enough and all have answered: nothing is left to do', () => {
    expect(dayAdvice(enough)).toEqual({ kind: 'ready', invited: 26 })
    expect(kindOf(enough, { format: 'group' })).toBe('ready')
  })
})

describe('on the day', () => {
  const waits = { waiting: 2, longest: { name: 'Анна', minutes: 12 } }

  test('whoever waits comes first, and nobody is invited or called any more', () => {
    expect(dayAdvice({ ...running, ...waits, late: 3, further: 7, silent: 4, toMove: 2 })).toEqual({
      kind: 'receive',
      waiting: 2,
      name: 'Анна',
      minutes: 12,
    })
  })

  test('nobody waits, but some are late: they are marked', () => {
    expect(dayAdvice({ ...running, late: 3 })).toEqual({ kind: 'mark', late: 3 })
  })

  test('nobody waits and nobody is late', () => {
    expect(dayAdvice({ ...running, further: 7 })).toEqual({ kind: 'running', came: 8, invited: 26 })
  })

  test('a group meets together: nobody of it waits once all are marked', () => {
    expect(kindOf(running, { ...waits, format: 'group' })).toBe('meeting')
    expect(kindOf(running, { ...waits, format: 'group', late: 2 })).toBe('receive')
    expect(kindOf(running, { format: 'group', came: 0, late: 2 })).toBe('mark')
  })
})

describe('after the day', () => {
  test('unmarked people come before missing results', () => {
    expect(dayAdvice({ ...over, missing: 2 })).toEqual({ kind: 'close', unmarked: 12, came: 8 })
  })

  test('results come before closing', () => {
    expect(dayAdvice({ ...over, unmarked: 0, missing: 2 })).toMatchObject({ kind: 'results', missing: 2, came: 8 })
  })

  test('all done: the day is closed', () => {
    expect(dayAdvice({ ...over, unmarked: 0 })).toEqual({ kind: 'close', unmarked: 0, came: 8 })
  })

  test('a closed day asks for missing results, then for nothing', () => {
    expect(kindOf(closed, { missing: 1 })).toBe('results')
    expect(dayAdvice(closed)).toEqual({ kind: 'closed', came: 8, invited: 26, goal: 5 })
  })

  test('a day that was called off asks for nothing', () => {
    expect(kindOf(over, { status: 'cancelled', missing: 2, further: 5 })).toBe('cancelled')
  })
})
