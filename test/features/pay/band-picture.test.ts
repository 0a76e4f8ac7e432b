import { expect, test } from 'vitest'
import { cellFigures } from '../../../src/domain/pay/market/thin-cells.ts'
import type { Basis } from '../../../src/domain/pay/types.ts'
import { bandPicture } from '../../../src/features/pay/band-picture.ts'
import { translateInto } from '../../../src/web/messages/index.ts'
import { formatsFor } from '../../../src/web/texts/formats.ts'
import { bands, scale } from '../../domain/pay/article.ts'

const locale = { t: translateInto('en'), format: formatsFor('en'), language: 'en' as const }
const moscow = {
  id: 'moscow',
  name_ru: 'Москва',
  name_en: 'Moscow',
  in_ru: 'в Москве',
  time_zone: 'Europe/Moscow',
  taxScale: scale,
  minimum: { federal: 27_093, regional: 39_730, from: '2026-01-01', source: { ru: '', en: '' } },
}
const own = bands.filter(({ city }) => city === 'moscow')
const pictureOf = (basis: Basis, amount: number, tableBasis: Basis | null) => {
  const table = { asOf: null, basis: tableBasis, cells: [], source: { ru: '', en: '' }, own: null }
  const levels = [1, 2, 3, 4].map((level) => ({ level, name: null }))
  // Eleven postings of 40 000 to 100 000 before tax: the middle half lies between 50 000 and 90 000.
  const postings = [40, 40, 50, 50, 60, 70, 80, 90, 90, 100, 100].map((thousands, i) => {
    const pay = thousands * 1000
    return { city: 'moscow', experience: null, employer: `Employer ${i}`, from: pay, to: pay }
  })
  const market = cellFigures(postings, [{ city: 'moscow', experience: null }])
  return bandPicture(
    { table: { ...table, levels }, bands: own, cities: [moscow], elsewhere: [] },
    { amount, basis, city: 'moscow', level: 2 },
    market,
    locale,
  )
}
const at = (place: string | null | undefined) => Number.parseFloat(place ?? 'NaN')

/** Places on the axis as amounts: the line of the amount says what a per cent is worth. */
const amountsOf = ({ amount, rows: [row] }: ReturnType<typeof pictureOf>, typed: number) => {
  const worth = typed / at(amount?.at)
  const beside = row?.beside ?? null
  return {
    minimum: Math.round(at(row?.minimum) * worth),
    from: Math.round(at(beside?.x) * worth),
    upper: Math.round((at(row?.segments[1]?.x) + at(row?.segments[1]?.width)) * worth),
  }
}

test('amount, minimum wage, market and bands of a picture are all on the basis that was chosen, and say so', () => {
  const net = pictureOf('net', 36_000, 'gross')
  const drawn = amountsOf(net, 36_000)
  // 36 000 in hand is lawful, so it stands right of the minimum: 34 565 in hand, not 39 730 before tax.
  expect(Math.abs(drawn.minimum - 34_565)).toBeLessThan(20)
  expect(Math.abs(drawn.from - 43_500)).toBeLessThan(20)
  expect(Math.abs(drawn.upper - 34_800)).toBeLessThan(20)
  expect(net.legend).toMatchObject({
    levels: 'bands of levels 1–4, take-home',
    minimum: 'minimum wage, take-home',
    beside: 'middle half of the market, take-home',
  })
  const gross = amountsOf(pictureOf('gross', 41_379, 'gross'), 41_379)
  expect(Math.abs(gross.minimum - 39_730)).toBeLessThan(20)
  expect(Math.abs(gross.from - 50_000)).toBeLessThan(20)
  expect(pictureOf('gross', 41_379, null).legend.levels).toBe('bands of levels 1–4')
})
