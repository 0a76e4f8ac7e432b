import { expect, it } from 'vitest'
import { legalMinimumAt } from '../../../../src/domain/pay/law/minimum-wage.ts'
import { advertisedWarnings } from '../../../../src/domain/pay/offers/advertised-pay.ts'
import type { Band, Basis } from '../../../../src/domain/pay/types.ts'
import { scale, today, wages } from '../article.ts'

const band: Band = {
  city: 'moscow',
  level: 2,
  lower: 40_000,
  lowerInclusive: false,
  upper: 60_000,
  lowerSource: 'stated',
  upperSource: 'stated',
}
const warned = (from: number | null, to: number | null, basis: Basis, own: Band | null = band) =>
  advertisedWarnings(
    { from, to, basis },
    { legalMinimum: legalMinimumAt(wages, 'moscow', today), taxScale: scale, band: own, tableBasis: 'gross' },
  )

it('an advertised pay under the minimum wage is named with the minimum on its basis', () => {
  expect(warned(15_000, 20_000, 'gross', null)).toEqual([{ kind: 'under-minimum', minimum: 39_730 }])
  expect(warned(15_000, 50_000, 'gross', null)).toEqual([{ kind: 'partly-under-minimum', minimum: 39_730 }])
  expect(warned(null, 34_564, 'net', null)).toEqual([{ kind: 'under-minimum', minimum: 34_565 }])
  expect(warned(34_565, null, 'net', null)).toEqual([])
})

it('an advertised pay outside the band of the own table is named with the band on its basis', () => {
  expect(warned(40_000, 60_000, 'gross')).toEqual([])
  expect(warned(45_000, 60_001, 'gross')).toEqual([{ kind: 'outside-band', lower: 40_000, upper: 60_000 }])
  expect(warned(34_800, 52_200, 'net')).toEqual([])
  expect(warned(53_000, null, 'net')).toEqual([{ kind: 'outside-band', lower: 34_800, upper: 52_200 }])
  expect(warned(null, null, 'net')).toEqual([])
})
