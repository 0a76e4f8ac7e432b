import { describe, expect, test } from 'vitest'
import {
  marketFields,
  marketVocabulary,
  recordNames,
  type MarketField,
} from '../../../../src/domain/pay/market/market-columns.ts'
import { searchKey } from '../../../../src/domain/people/names.ts'
import { guessMapping } from '../../../../src/domain/tables/columns.ts'

function fieldsOf(headings: readonly string[]): (MarketField | undefined)[] {
  const mapping = guessMapping(headings, marketVocabulary)
  return headings.map((_, column) => marketFields.find((field) => mapping[field][0] === column))
}

describe('headings of a table of vacancies', () => {
  const headings = marketFields.flatMap((field) => marketVocabulary[field].exact.map((heading) => ({ heading, field })))

  test.each(headings)('$heading: $field', ({ heading, field }) => expect(fieldsOf([heading])).toEqual([field]))

  test('are spelled the way headings are compared, and each belongs to one field', () => {
    expect(headings.map(({ heading }) => searchKey(heading))).toEqual(headings.map(({ heading }) => heading))
    expect(new Set(headings.map(({ heading }) => heading)).size).toBe(headings.length)
  })

  test('of a dump of hh.ru are all told apart', () => {
    const dump = ['id', 'title', 'city', 'area_id', 'experience', 'role_id', 'employer', 'published_at']
    expect(fieldsOf([...dump, 'salary_from', 'salary_to', 'salary_currency', 'salary_gross', 'salary_mode'])).toEqual([
      'vacancy_id',
      'title',
      'place',
      'area_id',
      'experience',
      'role_id',
      'employer',
      'published_at',
      'pay_from',
      'pay_to',
      'currency',
      'gross',
      'pay_mode',
    ])
  })

  test('of a table with pay as text are told apart', () => {
    expect(fieldsOf(['Вакансия', 'Адрес', 'Опыт работы', 'Зарплата'])).toEqual(['title', 'place', 'experience', 'pay'])
  })

  test('every field has a name of its own in the record that is read', () => {
    expect(new Set(marketFields.map((field) => recordNames[field])).size).toBe(marketFields.length)
  })
})
