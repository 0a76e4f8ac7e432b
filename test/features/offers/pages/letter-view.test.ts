import { expect, test } from 'vitest'
import { letterView } from '../../../../src/features/offers/pages/letter-view.ts'
import { scale } from '../../../domain/pay/article.ts'

const offer = {
  edition: 1,
  candidate: 'Анна Ёлкина',
  vacancy: 'Менеджер',
  city_id: 'moscow',
  level: 4,
  amount: 180_000,
  variable_pay: 60_000,
  share: 1,
  basis: 'gross' as const,
  start_on: null,
}
const moscow = { name_ru: 'Москва', name_en: 'Moscow', in_ru: 'в Москве', taxScale: scale }
const amounts = (one: Partial<typeof offer> & { share?: number }) =>
  letterView({ ...offer, ...one }, moscow, '2026-11-24', 'en').facts.map(({ value }) => value.replaceAll('\u00a0', ' '))

test('a letter promises what the offer says: fixed and variable pay are taxed together', () => {
  // (2 880 000 - 384 000) / 12; taxed apart they would promise 156 600 + 52 200 = 208 800.
  expect(amounts({})).toEqual([
    '180 000 ₽ before income tax (156 600 ₽ take-home)',
    '60 000 ₽ before income tax (51 400 ₽ take-home)',
    '240 000 ₽ before income tax (208 000 ₽ take-home)',
    'full',
  ])
})

test('a letter for part of the time names the money that is paid, in whole roubles', () => {
  expect(amounts({ amount: 20_000.5, variable_pay: 0, share: 0.5 })).toEqual([
    '20 001 ₽ before income tax (17 400 ₽ take-home)',
    '50 % of full time; the amounts are for this time',
  ])
})
