import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { rowOfSheet } from '../../src/domain/tables/sheets.ts'
import { readTable } from '../../src/files/read-table.ts'

describe('where the table is', () => {
  const read = async (file: Buffer | string, reading = {}) => {
    const { headings, place, delimiter, rows } = await readTable(Buffer.from(file), reading)
    const all = []
    for await (const row of rows) all.push(row)
    return { headings, place, delimiter, rows: all }
  }

  test('the first line may say what parts the cells; a spreadsheet does not show it', async () => {
    expect(await read('sep=;\r\nФИО;Телефон\r\nКим, Анна;89161234567\r\n')).toMatchObject({
      delimiter: ';',
      place: { headingsIn: 1 },
      headings: ['ФИО', 'Телефон'],
      rows: [{ row: 2, cells: ['Ким, Анна', '89161234567'] }],
    })
  })

  test('a title without cells does not hide what parts them', async () => {
    expect(await read('Ярмарка, 12 ноября\n\nФИО;Телефон\nКим Анна;89161234567\nЛи Олег;89161234568\n')).toMatchObject({
      headings: ['ФИО', 'Телефон'],
      place: { headingsIn: 3 },
      rows: [{ row: 4 }, { row: 5 }],
    })
  })

  test('a person may tell the row', async () => {
    const file = 'ФИО;Телефон\nИмя;Номер\nКим Анна;89161234567\n'
    expect(await read(file, { headingsIn: 2 })).toMatchObject({ headings: ['Имя', 'Номер'], rows: [{ row: 3 }] })
  })

  const head = ['ФИО', 'Телефон', 'Город']
  const sheets = (named: Record<string, (string | null)[][]>) =>
    writeWorkbook(Object.entries(named).map(([sheet, data]) => ({ sheet, data }))).toBuffer()

  test('a sheet of instructions is left out and named', async () => {
    const file = await sheets({
      Инструкция: [['Заполните лист'], ['Не меняйте']],
      Кандидаты: [head, ['Ким', '1', 'Тверь']],
    })
    expect(await read(file)).toMatchObject({
      headings: head,
      place: { headingsIn: 1, sheets: ['Кандидаты'], leftOut: ['Инструкция'] },
      rows: [{ row: 2 }],
    })
  })

  test('all sheets of one shape are read, whatever the order of their columns, and the town is filled in', async () => {
    const file = await sheets({
      Москва: [head, ['Ким', '1', null]],
      Казань: [['Список'], ['Город', 'ФИО', 'Телефон'], [null, 'Ли', '2'], ['Уфа', 'Ан', '3']],
      Коды: [
        ['Код', 'Сумма'],
        ['1', '2'],
      ],
    })
    const found = await read(file)
    expect(found).toMatchObject({ headings: head, place: { sheets: ['Москва', 'Казань'], leftOut: ['Коды'] } })
    expect(found.rows.map(({ cells }) => cells)).toEqual([
      ['Ким', '1', 'Москва'],
      ['Ли', '2', 'Казань'],
      ['Ан', '3', 'Уфа'],
    ])
    expect(found.rows.map(({ row }) => rowOfSheet(row, ['Москва', 'Казань']))).toEqual([
      { row: 2, sheet: 'Москва' },
      { row: 3, sheet: 'Казань' },
      { row: 4, sheet: 'Казань' },
    ])
  })

  test('names that are no towns become a column of their own', async () => {
    const file = await sheets({ Операторы: [head, ['Ким', '1', null]], Кассиры: [head, ['Ли', '2', null]] })
    expect(await read(file)).toMatchObject({
      headings: [...head, 'Лист'],
      rows: [{ cells: ['Ким', '1', null, 'Операторы'] }, { cells: ['Ли', '2', null, 'Кассиры'] }],
    })
  })

  test('sheets that only have a number go on from one another', async () => {
    const file = await sheets({ 1: [head, ['Ким', '1', null]], 2: [head, ['Ли', '2', null]] })
    expect(await read(file)).toMatchObject({ headings: head, rows: [{}, {}] })
  })

  test('a person may choose the sheet', async () => {
    const file = await sheets({
      Кандидаты: [head, ['Ким', '1', null]],
      Архив: [
        ['Кто', 'Код'],
        ['Ли', '2'],
      ],
    })
    expect(await read(file, { sheet: 1 })).toMatchObject({
      headings: ['Кто', 'Код'],
      place: { sheets: ['Архив'], leftOut: ['Кандидаты'] },
    })
  })
})

const shared = new URL('../../../shared/data/dirty/', import.meta.url)

describe.runIf(existsSync(shared))('tables as people have them', () => {
  test.each([
    ['x1-title.xlsx', 'ФИО', 2],
    ['x2-instruction.xlsx', 'ФИО', 2],
    ['x3-sheet-per-city.xlsx', 'ФИО', 2],
    ['c8-title.csv', 'ФИО', 2],
    ['c3-linkedin.csv', 'First Name', 2],
  ])('%s', async (name, heading, count) => {
    const { headings, rows } = await readTable(readFileSync(new URL(name, shared)))
    let read = 0
    for await (const _ of rows) read += 1
    expect(headings).toContain(heading)
    expect(read).toBe(count)
  })
})
