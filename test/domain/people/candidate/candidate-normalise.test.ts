import { describe, expect, it } from 'vitest'
import { candidateVocabulary } from '../../../../src/domain/people/candidate/candidate-columns.ts'
import { candidateReader } from '../../../../src/domain/people/candidate/candidate-normalise.ts'
import { citiesOfData } from '../../../support/cities.ts'
import { readEducation } from '../../../../src/domain/people/education.ts'
import { readExpectedPay } from '../../../../src/domain/people/expected-pay.ts'
import { readExperience } from '../../../../src/domain/people/experience.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'
import { droppedColumns, guessMapping } from '../../../../src/domain/tables/columns.ts'

function read(table: Record<string, Cell>) {
  const headings = Object.keys(table)
  const reader = candidateReader(headings, guessMapping(headings, candidateVocabulary), citiesOfData)
  return reader({ row: 2, cells: Object.values(table) })
}

describe('a row of candidates', () => {
  const full = {
    Фамилия: ' Ёлкина',
    Имя: 'Юлия',
    Отчество: 'Петровна',
    Телефоны: '8 916 123-45-67, +7 (495) 765-43-21',
    'E-mail': 'Yulia@Example.com',
    Город: 'г. Санкт-Петербург',
    Возраст: 33,
    Источник: 'hh.ru',
    'Опыт работы': '3 года 2 месяца',
    'Ожидания по зарплате': 'от 60 000 руб. на руки',
    Образование: 'Высшее, МГУ',
    Навыки: '1С, переговоры; 1С',
    Комментарий: 'звонить\nпосле 18',
    'Размер обуви': 37,
  }

  it('is read under Russian headings', () => {
    expect(read(full)).toEqual({
      row: 2,
      notes: [],
      candidate: {
        name: 'Ёлкина Юлия Петровна',
        phones: ['+79161234567', '+74957654321'],
        emails: ['yulia@example.com'],
        profiles: [],
        city: 'г. Санкт-Петербург',
        cityId: 'spb',
        experienceMonths: 38,
        education: 'higher',
        expectedPay: 60_000,
        payBasis: 'net',
        texts: {
          source: 'hh.ru',
          education: 'Высшее, МГУ',
          skills: '1С, переговоры',
          languages: null,
          note: 'звонить\nпосле 18',
        },
      },
    })
  })

  it('is read under English headings', () => {
    expect(
      read({
        'Full name': 'Ivan Petrov',
        phone: 79_161_234_567,
        experience_months: 18,
        'Expected salary (gross)': 70_000,
        gender: 'M',
      }),
    ).toMatchObject({
      candidate: {
        name: 'Ivan Petrov',
        phones: ['+79161234567'],
        experienceMonths: 18,
        expectedPay: 70_000,
        payBasis: 'gross',
        emails: [],
        city: null,
      },
    })
  })

  it('says which columns were left out', () => {
    const headings = Object.keys(full)
    expect(
      droppedColumns(headings, guessMapping(headings, candidateVocabulary)).map(({ heading, why }) => [heading, why]),
    ).toEqual([
      ['Возраст', 'forbidden'],
      ['Размер обуви', 'unknown'],
    ])
  })

  it.each([
    [{ ФИО: ' — ', Телефон: '89161234567' }, 'name-missing', 'name'],
    [{ ФИО: 'Ким Анна', Телефон: '', Почта: null }, 'contact-missing', 'phone'],
    [{ ФИО: 'Ким Анна', Телефон: '123' }, 'contact-unreadable', 'phone'],
    [{ ФИО: 'Ким Анна', Почта: 'anna@' }, 'contact-unreadable', 'email'],
    [{ ФИО: 'Ким Анна', Телефон: '89999999999' }, 'contact-none', 'phone'],
    [{ ФИО: 'Ким Анна', Телефон: '+7 000 000-00-00' }, 'contact-none', 'phone'],
    [{ ФИО: 'Ким Анна', Телефон: '', Почта: 'no@mail.ru' }, 'contact-none', 'email'],
    [{ ФИО: 'Ким Анна', 'Ссылка на резюме': 'https://drive.google.com/open?id=1aB' }, 'link-of-many', 'profile'],
  ])('%j is set aside: %s', (table, reason, field) => {
    expect(read(table)).toEqual({ row: 2, reason, field })
  })

  it('stays without what stands for none and with a link of many in its note', () => {
    expect(
      read({
        ФИО: 'Ким Анна',
        Телефоны: '89161234567, 0000000',
        Почта: 'test@test.ru',
        'Ссылка на резюме': 'https://drive.google.com/open?id=1aB',
        Комментарий: 'звонить после 18',
      }),
    ).toMatchObject({
      candidate: {
        phones: ['+79161234567'],
        emails: [],
        profiles: [],
        texts: { note: 'звонить после 18\nhttps://drive.google.com/open?id=1aB' },
      },
      notes: [
        { field: 'phone', code: 'phone-none' },
        { field: 'email', code: 'email-none' },
        { field: 'profile', code: 'link-of-many' },
      ],
    })
  })

  it('stays when a lesser value is unreadable, with a note', () => {
    expect(
      read({ ФИО: 'Ким Анна', Телефон: '89161234567 / нет', Почта: 'anna@', Опыт: 'много', Зарплата: '1000 $' }),
    ).toMatchObject({
      candidate: { phones: ['+79161234567'], experienceMonths: null, expectedPay: null, payBasis: null },
      notes: [
        { code: 'phone-unreadable' },
        { code: 'email-unreadable' },
        { code: 'experience-unreadable' },
        { code: 'pay-not-roubles' },
      ],
    })
  })
})

it.each([
  ['от 60 000 руб. на руки', 60_000, 'net'],
  ['60000', 60_000, 'unknown'],
  ['60.000,00 ₽', 60_000, 'unknown'],
  ['60-80 тыс. до вычета налогов', 60_000, 'gross'],
  ['70к', 70_000, 'unknown'],
  ['70,5 т.р. на руки', 70_500, 'net'],
  ['60 000 – 80 000 gross', 60_000, 'gross'],
  ['100 000 net', 100_000, 'net'],
  ['60 000 50', 60_000, 'unknown'],
])('pay %j is %d, %s', (text, amount, basis) => {
  expect(readExpectedPay(text)).toEqual({ amount, basis })
})

it.each([
  ['1000 $', 'pay-not-roubles'],
  ['350 р/час', 'pay-not-monthly'],
  ['по договорённости', 'pay-unreadable'],
  ['0', 'pay-unreadable'],
])('pay %j: %s', (text, code) => {
  expect(readExpectedPay(text)).toBe(code)
})

it.each([
  ['3 года 2 месяца', 38],
  ['1 год', 12],
  ['11 мес.', 11],
  ['2,5 года', 30],
  ['5+ лет', 60],
  ['более 5 лет', 60],
  ['3-6 лет', 36],
  ['без опыта', 0],
  ['нет', 0],
  ['3', 36],
  ['0', 0],
  ['2 years 1 month', 25],
  ['1990', null],
  ['много', null],
  ['', null],
])('experience %j is %j months', (text, months) => {
  expect(readExperience(text, 'years')).toBe(months)
})

it.each([
  ['Высшее', 'higher'],
  ['неоконченное высшее', 'unfinished-higher'],
  ['Незаконченное высшее', 'unfinished-higher'],
  ['Среднее специальное', 'vocational'],
  ['среднее', 'secondary'],
  ['Bachelor', 'higher'],
  ['да', null],
])('education %j is %j', (text, level) => {
  expect(readEducation(text)).toBe(level)
})

it.each([
  ['Москва', 'moscow'],
  ['мск', 'moscow'],
  ['СПб', 'spb'],
  ['Санкт-Петербург, Невский', 'spb'],
  ['г.Екатеринбург', 'ekb'],
  ['Н. Новгород', 'nn'],
  ['spb', 'spb'],
  ['Казань', null],
  ['', null],
])('city %j is %j', (text, id) => {
  expect(citiesOfData(text)).toBe(id)
})
