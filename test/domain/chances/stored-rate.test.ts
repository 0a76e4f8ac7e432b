import { expect, test } from 'vitest'
import { storedRate } from '../../../src/domain/chances/stored-rate.ts'

test('a stored rate is read as it was planned, and what is no rate is refused', () => {
  expect(storedRate('{"known":0.2}')).toEqual({ known: 0.2 })
  expect(storedRate('{"came":20,"invited":100}')).toEqual({ came: 20, invited: 100 })
  expect(() => storedRate('{}')).toThrow(RangeError)
})
