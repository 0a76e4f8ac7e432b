import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFacts, toColumns } from '../../../src/domain/people/candidate/candidate-facts.ts'
import type { FactColumns } from '../../../src/domain/people/candidate/fields.ts'
import {
  disputed,
  fuller,
  mergeFacts,
  mergedColumns,
  mergedFields,
  type Choice,
  type Facts,
} from '../../../src/domain/people/merging.ts'

const nothing: Facts = { ...(toColumns(noFacts) as FactColumns), name: 'Анна' }

const facts: fc.Arbitrary<Facts> = fc
  .record({
    name: fc.constantFrom('Анна', 'Анна Ёлкина'),
    city_id: fc.constantFrom(null, 'spb'),
    city_other: fc.constantFrom(null, 'Тверь'),
    source: fc.constantFrom(null, 'hh.ru', 'SuperJob'),
    experience_months: fc.constantFrom(null, 0, 12),
    education: fc.constantFrom(null, 'Высшее'),
    skills: fc.constantFrom(null, '1C', 'CRM'),
    languages: fc.constantFrom(null, 'английский B2'),
    expected_pay: fc.constantFrom(null, 50_000, 60_000),
    pay_basis: fc.constantFrom(null, 'net', 'gross'),
    note: fc.constantFrom(null, 'Перезвонить', 'Ждёт'),
  })
  .map((some) => ({ ...nothing, ...some }))

describe('the fuller choice', () => {
  it('takes what is known at all, the longer name and both notes', () => {
    const kept = { ...nothing, note: 'Ждёт', source: 'hh.ru' }
    const other = { ...nothing, name: 'Анна Ёлкина', note: 'Перезвонить', city_id: 'spb', source: 'SuperJob' }
    expect(mergeFacts(kept, other, fuller(kept, other))).toEqual({
      ...nothing,
      name: 'Анна Ёлкина',
      note: 'Ждёт\nПерезвонить',
      city_id: 'spb',
      source: 'hh.ru',
    })
    expect(disputed(kept, other)).toEqual(['name', 'source', 'note'])
  })

  it('disputes nothing that both know alike, and writes no text twice', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(disputed(one, { ...one })).toEqual([])
        expect(mergeFacts(one, { ...one }, fuller(one, { ...one }))).toEqual(one)
      }),
    )
  })

  it('keeps the name that is there if the other is no longer', () => {
    const names = (kept: string, other: string) => fuller({ ...nothing, name: kept }, { ...nothing, name: other }).name
    expect(names('Анна К.', 'Анна Ким')).toBe('other')
    expect(names('Анна Ким', 'Анна К.')).toBe('kept')
    expect(names('Анна Ким', 'Анна Цой')).toBe('kept')
  })

  it('loses nothing that only one of them knows', () => {
    fc.assert(
      fc.property(facts, facts, (kept, other) => {
        const merged = mergeFacts(kept, other, fuller(kept, other))
        for (const field of mergedFields) {
          const known = mergedColumns(field).some((column) => kept[column] !== null || other[column] !== null)
          expect(mergedColumns(field).some((column) => merged[column] !== null)).toBe(known)
        }
      }),
    )
  })
})

it('an amount never stands with the basis of the other', () => {
  fc.assert(
    fc.property(facts, facts, fc.constantFrom<Choice>('kept', 'other'), (kept, other, expectedPay) => {
      const merged = mergeFacts(kept, other, { ...fuller(kept, other), expectedPay })
      const whole = expectedPay === 'kept' ? kept : other
      expect([merged.expected_pay, merged.pay_basis]).toEqual([whole.expected_pay, whole.pay_basis])
    }),
  )
})
