import { expect, test } from 'vitest'
import { newFacts, noFacts } from '../../../../src/domain/people/candidate/candidate-facts.ts'
import type { CandidateFacts } from '../../../../src/domain/people/candidate/fields.ts'

const nothing: CandidateFacts = noFacts
const told: CandidateFacts = {
  ...noFacts,
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
  const all = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))
  expect(all).toMatchObject({ cityId: 'moscow', source: 'hh.ru', payBasis: 'net', note: 'Звонить утром' })
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
