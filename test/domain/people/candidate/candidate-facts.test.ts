import { expect, test } from 'vitest'
import { newFacts } from '../../../../src/domain/people/candidate/candidate-facts.ts'
import type { CandidateFacts } from '../../../../src/domain/people/candidate/fields.ts'

const nothing: CandidateFacts = {
  cityId: null,
  cityOther: null,
  source: null,
  experienceMonths: null,
  education: null,
  skills: null,
  languages: null,
  expectedPay: null,
  payBasis: null,
  note: null,
}
const told: CandidateFacts = {
  cityId: 'moscow',
  cityOther: null,
  source: 'hh.ru',
  experienceMonths: 12,
  education: 'МГУ',
  skills: '1С',
  languages: 'English',
  expectedPay: 50_000,
  payBasis: 'net',
  note: 'Звонить утром',
}

test('everything told of somebody of whom nothing was known is new, but for what is not told', () => {
  const { cityOther: _, ...all } = told
  expect(newFacts(nothing, told)).toEqual(all)
  expect(newFacts(nothing, nothing)).toEqual({})
})

test('what is known is never replaced, an experience of no months neither', () => {
  expect(newFacts(told, { ...told, note: 'Другое', experienceMonths: 99 })).toEqual({})
  expect(
    newFacts({ ...nothing, experienceMonths: 0, source: '' }, { ...nothing, experienceMonths: 12, source: 'hh.ru' }),
  ).toEqual({})
})

test('a city and pay are taken whole or not at all', () => {
  expect(newFacts({ ...nothing, cityOther: 'Тверь' }, { ...nothing, cityId: 'moscow' })).toEqual({})
  expect(newFacts({ ...nothing, payBasis: 'gross' }, { ...nothing, expectedPay: 50_000, payBasis: 'net' })).toEqual({})
  expect(newFacts({ ...nothing, note: 'Есть' }, { ...nothing, expectedPay: 50_000, payBasis: 'net' })).toEqual({
    expectedPay: 50_000,
    payBasis: 'net',
  })
})
