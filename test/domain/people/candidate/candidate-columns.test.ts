import { describe, expect, it } from 'vitest'
import {
  candidateColumns,
  candidateVocabulary,
  type CandidateColumn,
} from '../../../../src/domain/people/candidate/candidate-columns.ts'
import { searchKey } from '../../../../src/domain/people/names.ts'
import { guessMapping } from '../../../../src/domain/tables/columns.ts'

/** The field that a column with this heading is guessed to hold, beside a column of names. */
function fieldOf(heading: string): CandidateColumn | undefined {
  const mapping = guessMapping([heading], candidateVocabulary)
  return candidateColumns.find((field) => mapping[field].length > 0)
}

describe('headings of a table of candidates', () => {
  const headings = candidateColumns.flatMap((field) =>
    candidateVocabulary[field].exact.map((heading) => ({ heading, field })),
  )

  it.each(headings)('$heading: $field', ({ heading, field }) => expect(fieldOf(heading)).toBe(field))

  it('are spelled the way headings are compared, and each belongs to one field', () => {
    for (const { heading } of headings) expect(searchKey(heading)).toBe(heading)
    expect(new Set(headings.map(({ heading }) => heading)).size).toBe(headings.length)
  })

  it('every field is recognised by its own name', () => {
    for (const field of candidateColumns) expect(fieldOf(field)).toBe(field)
  })

  it.each<[string, CandidateColumn | undefined]>([
    ['ФИО соискателя', 'name'],
    ['Моё ФИО тут', undefined],
    ['Контактный телефон для связи', 'phone'],
    ['Основной телефон', 'phone'],
    ['Наш основной телефон', undefined],
    ['Cell', 'phone'],
    ['Contact number', 'phone'],
    ['Cell phone', 'phone'],
    ['Cellphone', 'phone'],
    ['Contact person', undefined],
    ['Cell phone owner', undefined],
    ['My cell', 'phone'],
    ['Источник отклика', 'source'],
    ['Первый источник отклика', undefined],
    ['Опыт в продажах', 'experience'],
    ['Стаж в отрасли, лет', 'experience'],
    ['Опытный', undefined],
    ['Без опыт а', undefined],
    ['Ожидания кандидата по зарплате', 'pay'],
    ['Ожидания по зарплате', 'pay'],
    ['Ваши ожидания по доходу', 'pay'],
    ['Желаемый уровень дохода', 'pay'],
    ['Ожидаемый размер оплаты', 'pay'],
    ['Зарплата, руб', 'pay'],
    ['ЗП на руки', 'pay'],
    ['Salary (RUB)', 'pay'],
    ['Expected pay per month', 'pay'],
    ['Expected salary, gross', 'pay'],
    ['Current salary', undefined],
  ])('%s: %s', (heading, field) => expect(fieldOf(heading)).toBe(field))

  it('months of experience go before years', () => {
    const mapping = guessMapping(['Опыт, мес', 'Опыт, лет'], candidateVocabulary)
    expect(mapping).toMatchObject({ experience_months: [0], experience: [1] })
  })
})
