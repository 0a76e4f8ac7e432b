import { describe, expect, it } from 'vitest'
import { candidateVocabulary } from '../../../../src/domain/people/candidate/candidate-columns.ts'
import {
  candidateReader,
  factsOf,
  type CandidateRow,
} from '../../../../src/domain/people/candidate/candidate-normalise.ts'
import { citiesOfData } from '../../../support/cities.ts'
import { readEducation } from '../../../../src/domain/people/education.ts'
import { readExpectedPay } from '../../../../src/domain/people/expected-pay.ts'
import { readExperience } from '../../../../src/domain/people/experience.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'
import { payWordings } from '../wordings/pay.ts'
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
    'Язык сообщений': 'Английский',
  }

  it('is read under Russian headings', () => {
    expect(read(full)).toEqual({
      row: 2,
      notes: [],
      applications: [],
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
        messageLanguage: 'en',
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
    [{ ФИО: 'Ким Анна', Профиль: 'нет' }, 'contact-unreadable', 'profile'],
    [{ ФИО: 'Ким Анна', Телефон: 'нет', Почта: 'нет', Профиль: 'нет' }, 'contact-unreadable', 'phone'],
    [{ ФИО: '123', Телефон: '89161234567' }, 'name-missing', 'name'],
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

describe('what nobody can be sure of', () => {
  const anna = { ФИО: 'Ким Анна', Телефон: '89161234567' }

  it.each([
    [{ Ожидания: '70' }, 'pay-too-small', 'Ожидания: 70'],
    [{ 'Зарплата, $': '1500' }, 'pay-not-roubles', 'Зарплата, $: 1500'],
    [{ Зарплата: '300000', Валюта: 'KZT' }, 'pay-not-roubles', 'Зарплата: 300000 KZT'],
    [{ 'Зарплата за смену': '12000' }, 'pay-not-monthly', 'Зарплата за смену: 12000'],
    [{ Опыт: 'до 1 года' }, 'experience-unreadable', 'Опыт: до 1 года'],
  ])('%j is kept as text, with a note', (cells, code, note) => {
    expect(read({ ...anna, ...cells })).toMatchObject({
      candidate: { expectedPay: null, experienceMonths: null, texts: { note } },
      notes: [{ code }],
    })
  })

  it('an amount in thousands by its heading is read so, and its own currency goes before the heading', () => {
    expect(read({ ...anna, 'Зарплата, тыс. руб.': '70' })).toMatchObject({ candidate: { expectedPay: 70_000 } })
    expect(read({ ...anna, 'Зарплата, $': '70 000 руб.' })).toMatchObject({ candidate: { expectedPay: 70_000 } })
    expect(read({ ...anna, Зарплата: '70 000', Валюта: 'RUR' })).toMatchObject({ candidate: { expectedPay: 70_000 } })
  })

  it('a doubtful phone and an extension are kept with the note; without another contact the row is set aside', () => {
    expect(read({ ...anna, Телефон: '89161234567, 8 029 555 01 03' })).toMatchObject({
      candidate: { phones: ['+79161234567'], texts: { note: 'Телефон: 8 029 555 01 03 (+375 29 555 01 03?)' } },
      notes: [{ code: 'phone-doubtful' }],
    })
    expect(read({ ...anna, Телефон: '8 495 123-45-67 доб. 12' })).toMatchObject({
      candidate: { phones: ['+74951234567'], texts: { note: 'Телефон: 8 495 123-45-67 доб. 12' } },
      notes: [{ code: 'phone-extension' }],
    })
    expect(read({ ...anna, Телефон: '8 029 555 01 03' })).toEqual({
      row: 2,
      reason: 'contact-doubtful',
      field: 'phone',
      detail: '+375 29 555 01 03',
    })
  })

  it('an address among the phones and a phone among the addresses are taken', () => {
    expect(read({ ФИО: 'Ким Анна', Контакты: '89161234567, anna@example.ru' })).toMatchObject({
      candidate: { phones: ['+79161234567'], emails: ['anna@example.ru'] },
      notes: [],
    })
    expect(read({ ФИО: 'Ким Анна', Почта: '89161234567' })).toMatchObject({ candidate: { phones: ['+79161234567'] } })
  })

  it('experience that goes on is counted to the day of the import', () => {
    const headings = ['ФИО', 'Телефон', 'Опыт']
    const reader = candidateReader(headings, guessMapping(headings, candidateVocabulary), citiesOfData, '2026-11-27')
    expect(reader({ row: 2, cells: ['Ким Анна', '89161234567', 'с июля 2022'] })).toMatchObject({
      candidate: { experienceMonths: 52 },
    })
  })

  it('further contacts in rows below, as Frappe exports them, are those of the person above', () => {
    const headings = ['ID', 'First Name', 'ID (Email IDs)', 'Email ID (Email IDs)', 'Number (Contact Numbers)']
    const reader = candidateReader(headings, guessMapping(headings, candidateVocabulary), citiesOfData)
    const rows = [
      ['Mila', 'Mila', 'a1', 'mila@example.org', '+79165551501'],
      ['', '', 'a2', 'mila2@example.org', '+79165551502'],
      ['Ivan', 'Ivan', 'a3', 'ivan@example.org', ''],
    ].map((cells, i) => reader({ row: i + 2, cells }))
    expect(rows).toMatchObject([
      { candidate: { name: 'Mila', emails: ['mila@example.org'] } },
      { candidate: { name: 'Mila', emails: ['mila@example.org', 'mila2@example.org'] } },
      { candidate: { name: 'Ivan', emails: ['ivan@example.org'] } },
    ])
  })
})

describe('what a row tells beside the name', () => {
  const anna = { ФИО: 'Ким Анна', Телефон: '89161234567' }

  it('any one contact is enough, and a second column of phones or addresses counts', () => {
    expect(read({ ФИО: 'Ким Анна', Почта: 'anna@example.ru' })).toMatchObject({ notes: [] })
    expect(read({ ФИО: 'Ким Анна', Профиль: 'hh.ru/resume/a1 нет' })).toMatchObject({
      candidate: { phones: [], emails: [], profiles: ['hh.ru/resume/a1'] },
      notes: [{ field: 'profile', code: 'profile-unreadable' }],
    })
    expect(read({ ...anna, 'Телефон 2': '89161234568', Почта: 'a@b.ru', 'Почта 2': 'c@d.ru' })).toMatchObject({
      candidate: { phones: ['+79161234567', '+79161234568'], emails: ['a@b.ru', 'c@d.ru'] },
    })
    expect(read({ ФИО: 'Ким Анна', 'Телефон 2': '89161234568' })).toMatchObject({
      candidate: { phones: ['+79161234568'] },
    })
  })

  it('the whole name goes before its parts, which stand in Russian order', () => {
    expect(read({ ...anna, Фамилия: 'Цой' })).toMatchObject({ candidate: { name: 'Ким Анна' } })
    expect(read({ Имя: 'Анна', Фамилия: 'Ким', Телефон: '89161234567' })).toMatchObject({
      candidate: { name: 'Ким Анна' },
    })
  })

  it('a column of months goes before one of years; what is unreadable is noted and the other is taken', () => {
    expect(read({ ...anna, 'Опыт, мес': '18', 'Опыт, лет': '3' })).toMatchObject({
      candidate: { experienceMonths: 18 },
      notes: [],
    })
    expect(read({ ...anna, 'Опыт, мес': 'много', 'Опыт, лет': '3' })).toMatchObject({
      candidate: { experienceMonths: 36 },
      notes: [{ field: 'experience_months', code: 'experience-unreadable' }],
    })
    expect(read({ ...anna, 'Опыт, мес': '', 'Опыт, лет': '3' })).toMatchObject({ candidate: { experienceMonths: 36 } })
  })

  it('the basis of pay is the word beside the amount, else its own column, else the heading', () => {
    const heading = 'Зарплата до вычета'
    expect(read({ ...anna, [heading]: '60 000 на руки', Налог: 'gross' })).toMatchObject({
      candidate: { payBasis: 'net' },
    })
    expect(read({ ...anna, [heading]: '60 000', Налог: 'на руки' })).toMatchObject({ candidate: { payBasis: 'net' } })
    expect(read({ ...anna, [heading]: '60 000', Налог: '?' })).toMatchObject({ candidate: { payBasis: 'gross' } })
    expect(read({ ...anna, Зарплата: '60 000' })).toMatchObject({
      candidate: { expectedPay: 60_000, payBasis: 'unknown' },
    })
    expect(read({ ...anna, Зарплата: '' })).toMatchObject({
      candidate: { expectedPay: null, payBasis: null },
      notes: [],
    })
  })

  it('a text far too long is cut, and a list names everything once', () => {
    const { candidate } = read({
      ...anna,
      Город: 'я'.repeat(201),
      Комментарий: 'я'.repeat(10_001),
      Языки: 'русский, English; русский,',
      Навыки: ' , ; ',
    }) as Extract<CandidateRow, { candidate: unknown }>
    expect(candidate.city).toBe('я'.repeat(200))
    expect(candidate.texts.note).toBe('я'.repeat(10_000))
    expect(candidate.texts.languages).toBe('русский\nEnglish')
    expect(candidate.texts.skills).toBeNull()
  })

  it('a city we know is kept by its id, any other as it was written', () => {
    const facts = (city: string) => {
      const row = read({ ...anna, Город: city })
      return 'candidate' in row ? factsOf(row.candidate) : null
    }
    expect(facts('мск')).toMatchObject({ cityId: 'moscow', cityOther: null })
    expect(facts('Тверь')).toMatchObject({ cityId: null, cityOther: 'Тверь' })
    expect(facts('')).toMatchObject({ cityId: null, cityOther: null })
  })

  it('a forbidden column is not read, even if somebody maps it', () => {
    const headings = ['ФИО', 'Телефон', 'Возраст']
    const mapping = { ...guessMapping(headings, candidateVocabulary), note: [2] }
    const row = candidateReader(headings, mapping, citiesOfData)({ row: 2, cells: ['Ким Анна', '89161234567', 33] })
    expect(row).toMatchObject({ candidate: { texts: { note: null } } })
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
  ['60.000', 60_000, 'unknown'],
  ['1,200,000', 1_200_000, 'unknown'],
  ['60 000,50', 60_001, 'unknown'],
  ['60 thousand take-home', 60_000, 'net'],
  ['60 тыс чистыми', 60_000, 'net'],
  ['60 тр после вычета', 60_000, 'net'],
  ['60k in hand', 60_000, 'net'],
  ['60k take home', 60_000, 'net'],
  ['60 000 гросс', 60_000, 'gross'],
  ['60 000 до налогов', 60_000, 'gross'],
  ['60 000 before tax', 60_000, 'gross'],
  ['70 000 gross, 60 900 net', 70_000, 'unknown'],
  ['60 000 network', 60_000, 'unknown'],
  ['60 - 80,5 т. р.', 60_000, 'unknown'],
  ['60 000 коробок', 60_000, 'unknown'],
  ['99 999 999', 99_999_999, 'unknown'],
])('pay %j is %d, %s', (text, amount, basis) => {
  expect(readExpectedPay(text)).toEqual({ amount, basis })
})

it.each(payWordings)('expected pay %j: %j', (text, right) => {
  const pay = readExpectedPay(text)
  expect(typeof pay === 'string' ? pay : pay.amount).toBe(right)
})

it.each([
  ['1000 $', 'pay-not-roubles'],
  ['350 р/час', 'pay-not-monthly'],
  ['по договорённости', 'pay-unreadable'],
  ['0', 'pay-unreadable'],
  ['100 000 000', 'pay-unreadable'],
  ['1000 USD', 'pay-not-roubles'],
  ['500 000 тенге', 'pay-not-roubles'],
  ['1000 долларов', 'pay-not-roubles'],
  ['1500 €', 'pay-not-roubles'],
  ['3000 за смену', 'pay-not-monthly'],
  ['3000 в день', 'pay-not-monthly'],
  ['900 000 в год', 'pay-not-monthly'],
  ['900 000 a year', 'pay-not-monthly'],
  ['10 000 в неделю', 'pay-not-monthly'],
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
  [' 3 ', 36],
  [' Нет ', 0],
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
  ['неоконченный вуз', 'unfinished-higher'],
  ['Не окончил в 2010', null],
  ['незаконченный в 2020 институт', 'unfinished-higher'],
  ['Incomplete higher', 'unfinished-higher'],
  ['Средне-техническое', 'vocational'],
  ['Колледж связи', 'vocational'],
  ['College', 'vocational'],
  ['Магистр', 'higher'],
  ['Кандидат наук', 'higher'],
  ['PhD', 'higher'],
  ['11 классов', 'secondary'],
  ['High school', 'secondary'],
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
