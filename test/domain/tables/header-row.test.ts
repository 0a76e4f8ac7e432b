import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/domain/tables/cells.ts'
import { findHeader } from '../../../src/domain/tables/header-row.ts'
import { knownHeadings } from '../../../src/files/known-headings.ts'

/** Rows as a spreadsheet numbers them; an empty one is passed over. */
const rows = (...all: Cell[][]) => all.flatMap((cells, at) => (cells.length > 0 ? [{ row: at + 1, cells }] : []))

const anna = ['Ким Анна', '89161234567', 'anna@example.org']
const head = ['ФИО', 'Телефон', 'Почта']

describe('the headings are found', () => {
  test.each<[string, Cell[][], number, Cell[]]>([
    ['in the first row', [head, anna], 1, head],
    ['in the first row, of which one is known', [['Почта', 'Балл', 'Цвет'], anna], 1, ['Почта', 'Балл', 'Цвет']],
    [
      'in the first row, of which none is known',
      [
        ['A1x', 'B1x'],
        ['Ким', '89161234567'],
      ],
      1,
      ['A1x', 'B1x'],
    ],
    ['in the only row', [head], 1, head],
    ['in the only column', [['Почта'], ['anna@example.org']], 1, ['Почта']],
    ['below a title', [['Ярмарка вакансий'], [], head, anna], 3, head],
    ['below a title that is a heading elsewhere', [['Кандидаты'], head, anna], 2, head],
    ['below a title with a phone', [['Горячая линия', '8 800 555-35-35'], head, anna], 2, head],
    ['below notes', [['Notes:'], ['When exporting, some addresses are missing.'], [], head, anna], 4, head],
    [
      'below a title, none of them known',
      [['Список'], ['Цвет', 'Форма', 'Балл'], [1, 2, 3], [1, 2, 3]],
      2,
      ['Цвет', 'Форма', 'Балл'],
    ],
    [
      'in two rows, merged',
      [
        ['№', 'ФИО', 'Контакты', null, 'Опыт'],
        [null, null, 'Телефон', 'Email', 'лет'],
        [1, ...anna, 3],
      ],
      2,
      ['№', 'ФИО', 'Контакты Телефон', 'Контакты Email', 'Опыт лет'],
    ],
    [
      'in two rows below a title',
      [['Список'], ['ФИО', 'Связь', null], [null, 'Телефон', 'Email'], anna],
      3,
      ['ФИО', 'Связь Телефон', 'Связь Email'],
    ],
  ])('%s', (_where, all, row, cells) => {
    const found = findHeader(rows(...all), knownHeadings)
    expect(found).toMatchObject({ row, cells })
    expect(found?.above).toBe(rows(...all).findIndex((one) => one.row === row) + 1)
  })

  test.each<[string, Cell[][]]>([
    [
      'a person whose data are words',
      [
        ['Кандидат', null, 'Статус'],
        ['Иван Ким', 'Резюме', null],
      ],
    ],
    [
      'a cell that says what the contact is',
      [
        ['Кандидат', 'Контакт', 'Вид'],
        ['Ким', '89161234567', 'Телефон'],
      ],
    ],
    ['a heading over a wider table', [['Имя'], ['Анна', 'Москва'], ['Олег', 'Пермь']]],
  ])('and not in a row of data: %s', (_what, all) => {
    expect(findHeader(rows(...all), knownHeadings)).toMatchObject({ row: 1, above: 1 })
  })

  test('where a person says; in the next row that has anything when that one is empty', () => {
    const all = rows(['Кандидаты'], [], ['Цвет', 'Форма'], head, anna)
    expect(findHeader(all, knownHeadings, 3)).toMatchObject({ row: 3, above: 2 })
    expect(findHeader(all, knownHeadings, 2)).toMatchObject({ row: 3, above: 2 })
    expect(findHeader(all, knownHeadings, 1)).toMatchObject({ row: 1, above: 1 })
  })

  test('nowhere in an empty table', () => {
    expect(findHeader([], knownHeadings)).toBeNull()
  })
})
