import { describe, expect, test } from 'vitest'
import { bandRows, type BandRow } from '../../../src/web/charts/band-rows.ts'

const format = { number: (value: number) => String(value) }
const unit = { thousands: 'thousand', single: 'one' }
const row = (from: number, to: number): BandRow => ({
  name: 'Moscow',
  own: true,
  segments: [{ label: '1', from, to, tone: 1, asked: false }],
  minimum: null,
  beside: null,
  result: '',
  spoken: '',
})
const draw = (rows: BandRow[], amount: number | null = null, other: number | null = null) =>
  bandRows(
    {
      caption: '',
      rows,
      amount: amount === null ? null : { at: amount, label: '' },
      other: other === null ? null : { at: other, label: '' },
      unit,
    },
    format,
  )

describe('rows of bands on one axis', () => {
  test('are placed in per cent of an axis with room for its unit', () => {
    const { rows, ticks, unit: shown } = draw([row(50_000, 100_000)])
    expect(rows[0]?.segments[0]).toMatchObject({ x: '46.30%', width: '46.30%', label: '1', onlyWide: false })
    expect(ticks.map(({ label }) => label)).toEqual(['0', '20', '40', '60', '80'])
    expect(shown).toBe('thousand')
  })

  test('have the words of the amount on the side with more room, and the doubt between its two readings', () => {
    const right = draw([row(0, 100_000)], 90_000, 80_000)
    expect(right.labelsBefore).toBe(true)
    expect(right.doubt).toEqual({ x: right.other?.at, width: '9.26%' })
    expect(draw([row(0, 100_000)], 10_000).labelsBefore).toBe(false)
  })

  test('keep narrow bands in sight, without a label that would not fit', () => {
    const { rows } = draw([row(50_000, 50_000), row(50_000, 54_000)], 100_000)
    expect(rows[0]?.segments[0]).toMatchObject({ width: '0.40%', label: null })
    expect(rows[1]?.segments[0]).toMatchObject({ label: '1', onlyWide: true })
  })

  test('have a label at the other end where the amount would cross it, or none where that end is too near', () => {
    const { rows } = draw([row(50_000, 100_000), row(50_000, 55_000)], 51_000)
    expect(rows[0]?.segments[0]).toMatchObject({ label: '1', labelAt: '92.59%', labelBefore: true })
    expect(rows[1]?.segments[0]?.label).toBeNull()
  })

  test.each([1, 999, 12_345, 1e6, 99_999_999])('have two to eight round ticks up to %d', (largest) => {
    const { ticks } = draw([row(0, largest)])
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
  })
})
