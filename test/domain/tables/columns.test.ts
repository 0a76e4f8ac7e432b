import { describe, expect, it } from 'vitest'
import { droppedColumns, guessMapping, lawfulMapping } from '../../../src/domain/tables/columns.ts'
import { isForbiddenHeading } from '../../../src/domain/tables/forbidden-columns.ts'

const vocabulary = { name: { exact: ['full name', 'name'] }, city: { exact: ['город'], like: [/^city/u] } }

describe('columns', () => {
  it('are guessed once each, the surest heading first', () => {
    expect(guessMapping(['Name', 'FULL_NAME', ' Город: ', ''], vocabulary)).toEqual({ name: 1, city: 2 })
    expect(guessMapping(['Name', 'City of interview'], vocabulary)).toEqual({ name: 0, city: 1 })
    expect(guessMapping([], vocabulary)).toEqual({ name: null, city: null })
  })

  it('that are not read are listed with the reason', () => {
    expect(droppedColumns(['Name', 'Gender', 'Shoe', ''], { name: 0, city: null })).toEqual([
      { column: 1, heading: 'Gender', why: 'forbidden' },
      { column: 2, heading: 'Shoe', why: 'unknown' },
    ])
  })

  it('a correction cannot point at a forbidden column or outside the table', () => {
    expect(lawfulMapping(['Name', 'Gender'], { name: 1, city: 7 })).toEqual({ name: null, city: null })
  })

  it.each([
    'Age',
    'candidate_age',
    'Gender',
    'SEX',
    'birth_date',
    'Date of birth',
    'birthDate',
    'DOB',
    'Marital Status',
    'Family status',
    'Children',
    'Photo',
    'photo_url',
    'Candidate Native location',
    'Own car',
    'Возраст',
    'Возраст, лет',
    'Пол',
    'Пол (м/ж)',
    'Дата рождения',
    'Год рождения',
    'Д.р.',
    'Семейное положение',
    'Дети',
    'Наличие детей',
    'Фото',
    'Фотография',
    'Национальность',
    'Внешность',
    'Рост',
    'Вес',
    'Место рождения',
    'Вредные привычки',
  ])('%j is forbidden', (heading) => {
    expect(isForbiddenHeading(heading)).toBe(true)
  })

  it.each([
    'Family name',
    'Опыт, лет',
    'Стаж (лет)',
    'Languages',
    'Page',
    'Полное имя',
    'Город',
    'Получено письмо',
    'Image of the company',
    'Message',
    'Manager',
    'Years of experience',
    'Ростов',
  ])('%j is not', (heading) => {
    expect(isForbiddenHeading(heading)).toBe(false)
  })
})
