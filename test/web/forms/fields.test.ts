import { expect, test } from 'vitest'
import { money, optionalMoney } from '../../../src/web/forms/fields.ts'

test.each([
  ['60,000', 60_000],
  ['60.000', 60_000],
  ['1.200.000', 1_200_000],
  ['60 000', 60_000],
  ['60000,5', 60_000.5],
  ['45000.50', 45_000.5],
  ['60 тыс.', 60_000],
  ['70 000 ₽', 70_000],
  ['0', 0],
])('%j typed as money is %d', (typed, amount) => expect(money().parse(typed)).toBe(amount))

test.each(['', 'много', '-5', '1e9'])('%j is no money', (typed) => expect(money().safeParse(typed).success).toBe(false))

test('an empty amount may be left out', () => expect(optionalMoney().parse(' ')).toBeUndefined())
