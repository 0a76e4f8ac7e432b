import { describe, expect, it } from 'vitest'
import {
  candidateColumns,
  candidateVocabulary,
  type CandidateColumn,
} from '../../../../src/domain/people/candidate/candidate-columns.ts'
import { headingWordings } from '../wordings/headings.ts'
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

  it.each(headingWordings)('of a table people keep, %j is %j', (heading, field) => {
    expect(fieldOf(heading) ?? null).toBe(field)
  })

  it('several columns of phones, addresses, links and notes are all read, in the order of the file', () => {
    const headings = ['Email', 'Phone 2', 'Name', 'Phone 1', 'E-mail 2', 'Notes', 'Comment', 'City', 'Home City 2']
    expect(guessMapping(headings, candidateVocabulary)).toMatchObject({
      email: [0, 4],
      phone: [1, 3],
      name: [2],
      note: [5, 6],
      city: [7],
    })
  })

  it('months of experience go before years', () => {
    const mapping = guessMapping(['Опыт, мес', 'Опыт, лет'], candidateVocabulary)
    expect(mapping).toMatchObject({ experience_months: [0], experience: [1] })
  })
})

describe('columns whose heading says nothing', () => {
  const guess = (headings: string[], ...rows: string[][]) =>
    guessMapping(
      headings,
      candidateVocabulary,
      rows.map((cells, i) => ({ row: i + 2, cells })),
    )

  it('are told by what they hold', () => {
    const headings = ['Столбец1', '', 'Column 3', 'Unnamed: 3', 'F']
    const rows = [
      ['Ким Анна', '89161234567', 'anna@example.ru', 'https://hh.ru/resume/a1b2', 'да'],
      ['Ли Олег', '8 916 123-45-68', '', '', 'нет'],
      ['Цой Инна Олеговна', '998905550106', 'inna@example.ru', '', ''],
    ]
    expect(guess(headings, ...rows)).toMatchObject({ name: [0], phone: [1], email: [2], profile: [3], note: [] })
  })

  it('a heading that says something else is believed, unless nothing else holds phones', () => {
    const rows = [['Ким Анна', '89161234567', '89161234568']]
    expect(guess(['ФИО', 'Телефон', 'Телефон рекрутера'], ...rows).phone).toEqual([1])
    expect(guess(['ФИО', 'ИНН', 'Телефон рекрутера'], ...rows).phone).toEqual([])
    expect(guess(['ФИО', 'Как с вами связаться?', 'Телефон рекрутера'], ...rows).phone).toEqual([1])
    expect(guess(['ФИО', 'Телефон', 'Столбец3'], ...rows).phone).toEqual([1, 2])
    expect(guess(['ФИО', 'Телефон', 'Возраст'], ...rows).phone).toEqual([1])
  })

  it('a firm or a town is no name, and a bare number of ten digits no phone', () => {
    expect(guess(['Компания', 'Телефон'], ['Рога Копыта', '89161234567']).name).toEqual([])
    expect(guess(['Человек', 'Телефон'], ['Ким Анна Олеговна', '89161234567']).name).toEqual([0])
    expect(guess(['ФИО', 'Столбец2'], ['Ким Анна', '4951234567']).phone).toEqual([])
    expect(
      guess(['ФИО', 'Столбец2'], ['Ким Анна', '89161234567'], ['Ли Олег', 'нет'], ['Цой Инна', 'нет']).phone,
    ).toEqual([])
  })
})
