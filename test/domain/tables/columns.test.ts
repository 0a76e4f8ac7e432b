import { describe, expect, it } from 'vitest'
import { droppedColumns, guessMapping, lawfulMapping } from '../../../src/domain/tables/columns.ts'
import { isForbiddenHeading } from '../../../src/domain/tables/forbidden-columns.ts'

const vocabulary = { name: { exact: ['full name', 'name'] }, city: { exact: ['город'], like: [/^city/u] } }

describe('columns', () => {
  it('are guessed once each, the surest heading first', () => {
    expect(guessMapping(['Name', 'FULL_NAME', ' Город: ', ''], vocabulary)).toEqual({ name: [1], city: [2] })
    expect(guessMapping(['Name', 'City of interview'], vocabulary)).toEqual({ name: [0], city: [1] })
    expect(guessMapping([], vocabulary)).toEqual({ name: [], city: [] })
  })

  it('that are not read are listed with the reason', () => {
    expect(droppedColumns(['Name', 'Gender', 'Shoe', ''], { name: [0], city: [] })).toEqual([
      { column: 1, heading: 'Gender', why: 'forbidden' },
      { column: 2, heading: 'Shoe', why: 'unknown' },
    ])
  })

  it('that a field has already are not taken again by another, and a pattern comes after every whole heading', () => {
    expect(guessMapping(['City, main', 'Город'], vocabulary)).toEqual({ name: [], city: [1] })
    const shared = { first: { exact: ['name'] }, second: { exact: ['name'], like: [/^name/u] } }
    expect(guessMapping(['name', 'names'], shared)).toEqual({ first: [0], second: [1] })
  })

  it('that may not be kept are never guessed, whatever a field is called', () => {
    expect(guessMapping(['Age', ''], { note: { exact: ['age', ''], like: [/./u] } })).toEqual({ note: [] })
  })

  it('with a correction that points nowhere are unread', () => {
    expect(droppedColumns(['Name', ' '], { name: [7], city: [] })).toEqual([
      { column: 0, heading: 'Name', why: 'unknown' },
    ])
    expect(lawfulMapping(['Name', 'Город'], { name: [0], city: [1] })).toEqual({ name: [0], city: [1] })
  })

  it('a correction cannot point at a forbidden column or outside the table', () => {
    expect(lawfulMapping(['Name', 'Gender'], { name: [1, 0], city: [7] })).toEqual({ name: [0], city: [] })
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
    'Your age',
    'Age of candidate',
    'Born in',
    'Marriage',
    'Number of kids',
    'Avatar',
    'Weight, kg',
    'Ethnicity',
    'Home town',
    'Has car',
    'Лет',
    'Полных лет',
    'Полных лет на сегодня',
    'ДР',
    'Пол кандидата',
    'Семья',
    'В браке',
    'Супруга',
    'Беременность',
    'Аватарка',
    'Внешний вид',
    'Вероисповедание',
    'Инвалидность, группа',
    'Состояние здоровья',
    'Личный автомобиль',
    'Родной город',
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
    'Сколько лет в профессии',
    'Пол ставки',
    'Полставки',
    'Подросток',
    'Drafted',
    'Sextant',
    'Familyname',
    'Brakes',
    'Скорость роста',
    'Own card',
    'Home page',
  ])('%j is not', (heading) => {
    expect(isForbiddenHeading(heading)).toBe(false)
  })
})
