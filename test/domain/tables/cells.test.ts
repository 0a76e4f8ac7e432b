import { describe, expect, test } from 'vitest'
import { cellLine, cellText, isEmptyRow, shortened, type Cell } from '../../../src/domain/tables/cells.ts'

describe('the text of a cell', () => {
  test.each<[Cell | undefined, string]>([
    [undefined, ''],
    [null, ''],
    [0, '0'],
    [1.5, '1.5'],
    [false, 'false'],
    [new Date('2016-01-30T23:00:00Z'), '2016-01-30'],
    [new Date(Number.NaN), ''],
    ['  Ким\nАнна  ', 'Ким\nАнна'],
    ['60\u00a0000\u202f₽\u2007', '60 000 ₽'],
    ['\ufeffКим\u200b \u0000Анна\u007f', 'Ким Анна'],
    ['Ким\tАнна', 'Ким\tАнна'],
  ])('%j reads %j', (cell, text) => expect(cellText(cell)).toBe(text))

  test.each([
    ["'=1+1", '=1+1'],
    ["'-5", '-5'],
    ["' =1", "' =1"],
    ["'Ким", "'Ким"],
    ["Ким '=", "Ким '="],
    ["''+7", "''+7"],
    [" '+7 916 ", '+7 916'],
  ])('%j, as an export of ours may have written it, reads %j', (cell, text) => expect(cellText(cell)).toBe(text))

  test('half of a character that a file cut in two does not reach the database', () => {
    expect(cellText('Ким \ud83d')).toBe('Ким \ufffd')
  })

  test('on one line has single spaces, and is nothing where the cell is empty', () => {
    expect(cellLine(' Ким\n\n  Анна ')).toBe('Ким Анна')
    expect(cellLine('   ')).toBeNull()
    expect(cellLine(undefined)).toBeNull()
    expect(cellLine(0)).toBe('0')
  })
})

test('a text is cut at the limit, without a blank or half a character at its end', () => {
  expect(shortened('абв', 3)).toBe('абв')
  expect(shortened('абвг', 3)).toBe('абв')
  expect(shortened('аб вг', 3)).toBe('аб')
  expect(shortened('аб😀', 3)).toBe('аб')
  expect(shortened('аб😀', 4)).toBe('аб😀')
})

test('a row is empty if a spreadsheet shows nothing in any of its cells', () => {
  expect(isEmptyRow([])).toBe(true)
  expect(isEmptyRow([null, '', ' \u200b'])).toBe(true)
  expect(isEmptyRow([null, 0])).toBe(false)
  expect(isEmptyRow(['', 'Ким'])).toBe(false)
})
