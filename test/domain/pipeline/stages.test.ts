import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { contactBy, daysSince } from '../../../src/domain/pipeline/forgotten.ts'
import { isInTalks, rankOf, stageFor, stageKinds } from '../../../src/domain/pipeline/stages.ts'

const kind = constantFrom(...stageKinds)

test('a fact leads to the first stage that means it, or the nearest thing before it', () => {
  const board = [
    { kind: 'new' },
    { kind: 'invited' },
    { kind: 'passed', first: true },
    { kind: 'passed', first: false },
  ] as const
  expect(stageFor(board, 'passed')).toBe(board[2])
  expect(stageFor(board, 'came')).toBe(board[1])
  expect(stageFor(board, 'started')).toBe(board[2])
  expect(stageFor([{ kind: 'offered' } as const], 'invited')).toBeUndefined()
})

test('whatever the stages and their order, nobody is taken further than the fact says, nor less far than there is a stage for', () => {
  assert(
    property(array(kind, { maxLength: 12 }), kind, (kinds, reached) => {
      const stages = kinds.map((one) => ({ kind: one }))
      const target = stageFor(stages, reached)
      const allowed = stages.filter((stage) => rankOf(stage.kind) <= rankOf(reached))
      expect(target === undefined).toBe(allowed.length === 0)
      for (const stage of allowed) expect(rankOf(stage.kind)).toBeLessThanOrEqual(rankOf(target!.kind))
    }),
  )
})

test('somebody is in talks from the interview to the first day', () => {
  expect(stageKinds.filter(isInTalks)).toEqual(['came', 'passed', 'offered', 'accepted'])
})

test('a week is the longest that somebody who decides hears nothing; days in a stage are whole ones', () => {
  expect(contactBy('2026-12-28')).toBe('2027-01-04')
  expect(daysSince('2026-11-20T10:00:00Z', '2026-11-24T09:59:00Z')).toBe(3)
  expect(daysSince('2026-11-25T10:00:00Z', '2026-11-24T10:00:00Z')).toBe(0)
})
