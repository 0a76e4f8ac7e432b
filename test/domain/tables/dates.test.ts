import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../src/domain/tables/dates.ts'

describe('a date', () => {
  it.each([
    ['13.02.2015', '2015-02-13'],
    ['09-01-2016', '2016-01-09'],
    ['30.1.16', '2016-01-30'],
    ['30.1.16 ', '2016-01-30'],
    ['05/02/15', '2015-02-05'],
    ['25 – Apr-16', '2016-04-25'],
    ['28.8.2016 & 04.00 PM', '2016-08-28'],
    ['4.04.15', '2015-04-04'],
    ['2016-01-30', '2016-01-30'],
    ['2016-01-30T10:00:00Z', '2016-01-30'],
    ['2016-01-30 10:00', '2016-01-30'],
    ['25 апреля 2016 г.', '2016-04-25'],
    ['25 мая 2016', '2016-05-25'],
    ['3 мар. 16', '2016-03-03'],
    ['25.04.2016 г.', '2016-04-25'],
    ['25.04.2016 в 10:30', '2016-04-25'],
    ['пн, 25.04.2016', '2016-04-25'],
    ['Mon 25 Apr 2016', '2016-04-25'],
    ['April 25, 2016', '2016-04-25'],
    [42_399, '2016-01-30'],
    ['42399', '2016-01-30'],
    [42_399.5, '2016-01-30'],
    [new Date('2016-01-30T00:00:00Z'), '2016-01-30'],
  ])('%j is %s', (cell, iso) => {
    expect(readDate(cell)).toBe(iso)
  })

  it.each([
    '',
    null,
    'завтра',
    '02/13/2015',
    '31.02.2016',
    '30.13.2016',
    '12.04.3016',
    '25 апреля',
    '2016',
    true,
    '1e5',
    '99999',
    new Date(Number.NaN),
  ])('%j is none', (cell) => {
    expect(readDate(cell)).toBeNull()
  })

  it('read once reads the same again, in every spelling of one day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = iso.split('-')
          const spellings = [
            iso,
            `${day}.${month}.${year}`,
            `${Number(day)}/${Number(month)}/${year.slice(2)}`,
            `${day}-${month}-${year}`,
            date,
          ]
          expect(spellings.map(readDate)).toEqual(spellings.map(() => iso))
        },
      ),
    )
  })

  it('is null or a real day for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const iso = readDate(text)
        expect(iso === null || readDate(iso) === iso).toBe(true)
      }),
    )
  })
})
