import { describe, expect, test } from 'vitest'
import { isCityName } from '../../../src/domain/tables/city-names.ts'
import {
  type ByName,
  columnOfNames,
  columnsIn,
  movedCells,
  rowOfFile,
  rowOfSheet,
  withName,
} from '../../../src/domain/tables/sheets.ts'

describe('sheets of one workbook', () => {
  test.each<[string, string[], string[], number[] | null]>([
    ['the same', ['ФИО', 'Телефон'], ['ФИО', 'Телефон'], [0, 1]],
    ['in another order and spelling', ['телефон:', 'ФИО'], ['ФИО', 'Телефон'], [1, 0]],
    ['with a column more', ['ФИО', 'Телефон', 'Балл'], ['ФИО', 'Телефон'], [0, 1, 2]],
    ['with a column less', ['ФИО', 'Почта'], ['ФИО', 'Телефон', 'Почта'], [0, 2]],
    ['with repeated headings', ['Phone', 'Phone', 'Name'], ['Name', 'Phone', 'Phone'], [1, 2, 0]],
    ['of another shape', ['Город', 'Код', 'ФИО'], ['ФИО', 'Телефон', 'Почта'], null],
    ['of nothing', [''], ['ФИО'], null],
  ])('%s', (_what, headings, other, columns) => {
    expect(columnsIn(headings, other)).toEqual(columns)
  })

  test('cells move to where the other sheet has them', () => {
    expect(movedCells(['8916', 'Ким'], [2, 0])).toEqual(['Ким', null, '8916'])
  })

  test('rows of the second are numbered behind those of the first, and shown as in their sheet', () => {
    const row = rowOfFile(1, 2)
    expect(row).toBeGreaterThan(1_048_576)
    expect(rowOfSheet(row, ['Москва', 'Казань'])).toEqual({ row: 2, sheet: 'Казань' })
    expect(rowOfSheet(5, ['Москва', 'Казань'])).toEqual({ row: 5, sheet: 'Москва' })
    expect(rowOfSheet(2_000_000, [])).toEqual({ row: 2_000_000, sheet: null })
  })

  test.each<[string[], string[], ByName | null]>([
    [['Москва', 'г. Казань'], ['ФИО'], { column: 1, heading: 'Город' }],
    [['Moscow', 'Kazan'], ['Name'], { column: 1, heading: 'City' }],
    [['Москва', 'Казань'], ['ФИО', 'Город'], { column: 1, heading: null }],
    [['Москва', 'Архив'], ['ФИО', 'Город'], { column: 2, heading: 'Лист' }],
    [['Лист1', 'Лист2'], ['Name'], null],
    [['January', 'February'], ['Name'], { column: 1, heading: 'Sheet' }],
  ])('%j over %j', (names, headings, found) => {
    expect(columnOfNames(names, headings)).toEqual(found)
  })

  test('a town in the row is surer than that of the sheet', () => {
    const byName = { column: 1, heading: null }
    expect(withName(['Ким', 'Пермь'], 'Москва', byName)).toEqual(['Ким', 'Пермь'])
    expect(withName(['Ким'], 'Москва', byName)).toEqual(['Ким', 'Москва'])
  })

  test.each([
    ['Ростов-на-Дону', true],
    ['г.Казань', true],
    ['СПб', true],
    ['Лист1', false],
    ['', false],
    ['Менеджер', false],
  ])('%s is a town: %s', (text, isTown) => {
    expect(isCityName(text)).toBe(isTown)
  })
})
