import { createReadStream, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { cellText, type TableRow } from '../../src/domain/tables/cells.ts'
import { readDate } from '../../src/domain/tables/dates.ts'
import { limits } from '../../src/files/limits.ts'
import { readTable } from '../../src/files/read-table.ts'
import { writeCsv } from '../../src/files/write/csv.ts'

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url)

async function all(rows: AsyncIterable<TableRow>): Promise<TableRow[]> {
  const list: TableRow[] = []
  for await (const row of rows) list.push(row)
  return list
}

async function read(bytes: Uint8Array | string) {
  const table = await readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return { ...table, rows: await all(table.rows) }
}

const codeOf = async (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error as { code: string }).code,
  )

describe('CSV', () => {
  it.each([
    ['candidates-windows-1251.csv', 'windows-1251', ';', '\r\n'],
    ['candidates-utf-8-bom.csv', 'utf-8', ',', '\r\n'],
    ['candidates-cr-line-ends.csv', 'utf-8', '\t', '\r'],
  ])('%s is %s with %j', async (name, encoding, delimiter, lineEnd) => {
    const table = await readTable(createReadStream(fixture(name)))
    expect(table).toMatchObject({ kind: 'csv', encoding, delimiter, headings: ['ФИО', 'Телефон', 'Комментарий'] })
    expect(await all(table.rows)).toEqual([
      { row: 2, cells: ['Ёлкина Юлия', '8 916 123-45-67', `пришла вовремя; ждёт${lineEnd}звонка`] },
      { row: 4, cells: ['Ким Анна', '+7 495 765-43-21', ''] },
    ])
  })

  it.each([
    'имя\nОля\n',
    'Имя,Тел\nЯна,1',
    'name,phone,email,city\nИван,89161234567,ivan@example.com,Moscow\n',
    'ФИО;город\nЁлкина Юлия;Москва\n',
    'ФИО,ПОЧТА\nИВАНОВ ИВАН,A@B.RU\n',
  ])('short Cyrillic text %j keeps its letters in Windows-1251, UTF-8 and UTF-16', async (text) => {
    const expected = await read(text)
    for (const encoding of ['windows-1251', 'utf-16le', 'utf-16be', 'utf-8']) {
      const table = await read(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') }))
      expect(table).toEqual({ ...expected, encoding })
    }
  })

  it('tells KOI8-R and Western European text', async () => {
    expect(await read(iconv.encode('ФИО;Телефон\nИванов Иван;8916', 'koi8-r'))).toMatchObject({
      encoding: 'koi8-r',
      headings: ['ФИО', 'Телефон'],
    })
    expect(await read(iconv.encode('name,city\nJosé,Málaga\n', 'windows-1252'))).toMatchObject({
      encoding: 'windows-1252',
      rows: [{ cells: ['José', 'Málaga'] }],
    })
  })

  it.each([
    ['a;b,c;d\n1;2,5;3\n4;5;6\n', ';', 3],
    ['a|b\n1|2\n', '|', 2],
    ['a\tb\n1\t2,5\n', '\t', 2],
    ['name\nIvanov\n', ',', 1],
    ['"Have you, then; read it?",b\n"x;y",2\n', ',', 2],
    ['a,b,,,\n1,2,,,\n', ',', 5],
  ])('%j is parted by %j', async (text, delimiter, columns) => {
    const table = await read(text)
    expect(table.delimiter).toBe(delimiter)
    expect(table.headings).toHaveLength(columns)
  })

  it('keeps blank and repeated headings, ragged rows, and stray quotes', async () => {
    const table = await read('a,,a,\n1,2\n3,4,5,6,7\nthe "best",x,y,z\n')
    expect(table.headings).toEqual(['a', '', 'a', ''])
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['3', '4', '5', '6', '7'],
      ['the "best"', 'x', 'y', 'z'],
    ])
  })

  it('numbers rows as a spreadsheet does, empty ones before the header too', async () => {
    const table = await read('\n,\na,b\n\n1,"x\ny"\n , \n2,z\n')
    expect(table.headings).toEqual(['a', 'b'])
    expect(table.rows.map(({ row }) => row)).toEqual([5, 7])
  })

  it('reads back what we write, formulas defused on the way', async () => {
    expect(writeCsv(['a'], [['=1+1']])).toBe("a\r\n'=1+1\r\n")
    const cell = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '+7 916', '-', '@x', 'a"b', 'a;b', 'а,б', 'a\nb'))
      .filter((text) => cellText(text) === text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
        const table = await read(writeCsv(['first', 'second'], rows))
        expect(table.headings).toEqual(['first', 'second'])
        expect(table.rows.map(({ cells }) => cells.map(cellText))).toEqual(rows.filter((row) => row.some(Boolean)))
      }),
    )
  })

  it('streams: the first rows come before the file has ended', async () => {
    let sent = 0
    async function* endless() {
      for (; sent < 5000; sent += 1) yield Buffer.from(sent === 0 ? 'a,b\n' : `${sent},${'x'.repeat(1000)}\n`)
    }
    const table = await readTable(endless())
    const first = await table.rows[Symbol.asyncIterator]().next()
    expect(first.value).toMatchObject({ row: 2 })
    expect(sent).toBeLessThan(1000)
  })
})

describe('a workbook', () => {
  it('gives the first sheet with anything in it: dates as dates, empty rows counted', async () => {
    const day = new Date('2016-01-30T00:00:00Z')
    const bytes = await writeWorkbook([
      { sheet: 'empty', data: [] },
      {
        sheet: 'people',
        data: [
          ['ФИО', 'Дата', 'Оклад'],
          ['Ёлкина', { value: day, type: Date, format: 'dd.mm.yyyy' }, 60_000],
          [null, null, null],
          ['Ким', null, null],
        ],
      },
    ]).toBuffer()
    const table = await read(bytes)
    expect(table).toMatchObject({ kind: 'xlsx', encoding: null, delimiter: null, headings: ['ФИО', 'Дата', 'Оклад'] })
    expect(table.rows.map(({ row }) => row)).toEqual([2, 4])
    expect(readDate(table.rows[0]?.cells[1])).toBe('2016-01-30')
    expect(table.rows[0]?.cells[2]).toBe(60_000)
  })

  it('is refused when it unpacks to more than we take', async () => {
    const bytes = await writeWorkbook([['a'], ...Array.from({ length: 2000 }, () => ['x'.repeat(500)])]).toBuffer()
    expect(await codeOf(readTable(bytes, {}, { ...limits, wholeBytes: 10_000 }))).toBe('too-large')
    expect(await codeOf(readTable(bytes))).toBe('read')
  })

  it('is refused when it states less than it unpacks to, or hides an entry', async () => {
    const bomb = zip('xl/workbook.xml', deflateRawSync(Buffer.alloc(20_000_000, ' ')), 100)
    expect(await codeOf(readTable(bomb, {}, { ...limits, wholeBytes: 1_000_000 }))).toBe('too-large')
    expect(await codeOf(readTable(bomb))).toBe('too-large')
    const hidden = zip('a', Buffer.alloc(0), 0, Buffer.alloc(100_000, 1))
    expect(await codeOf(readTable(hidden))).toBe('not-a-table')
  })
})

describe('a file that is no table', () => {
  it.each([
    ['empty', ''],
    ['empty', '\n\n,,\n'],
    ['empty', '\ufeff'],
    ['web-page', '\ufeff <!DOCTYPE html><table><tr><td>1</td></tr></table>'],
    ['web-page', '<TABLE><tr>'],
    ['not-a-table', '%PDF-1.7 …'],
    ['not-a-table', 'a,b\n1,\u0000'],
    ['not-a-table', 'PK\u0003\u0004 torn'],
    ['json-of-something-else', '[\n [\n  "docs/resumes.md",\n  5\n ],\n ["docs/areas.md", 6]\n]'],
    ['json-of-something-else', '["Анна", "Иван"]'],
    ['old-or-locked-workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('%s', async (code, content) => {
    expect(await codeOf(readTable(Buffer.from(content)))).toBe(code)
  })

  it('is refused in the middle: too large, a quote without an end, another encoding further down', async () => {
    const large = readTable(Buffer.alloc(2000, 'a'), {}, { ...limits, streamedBytes: 1000 })
    expect(await codeOf(large)).toBe('too-large')
    const long = await readTable(Buffer.alloc(2_000_000, 'a,b\n'))
    expect((await all(long.rows)).length).toBe(499_999)
    async function* growing() {
      for (;;) yield Buffer.alloc(100_000, 'a,b\n')
    }
    const cut = await readTable(growing(), {}, { ...limits, streamedBytes: 1_000_000 })
    expect(await codeOf(all(cut.rows))).toBe('too-large')
    expect(await codeOf(read(`a,b\n"1,2\n3,4\n`))).toBe('broken-text')
    const late = Buffer.concat([
      Buffer.from('a,b\n' + 'x,y\n'.repeat(100_000)),
      iconv.encode('Иван,1\n', 'windows-1251'),
    ])
    expect(await codeOf(read(late))).toBe('broken-text')
  })

  it('gives a code for any bytes, never another error', async () => {
    const known = [
      'read',
      'empty',
      'too-large',
      'old-or-locked-workbook',
      'web-page',
      'json-of-something-else',
      'not-a-table',
      'broken-text',
    ]
    const torn = readFileSync(fixture('candidates-windows-1251.csv'))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array({ maxLength: 100 }).map((tail) => Buffer.concat([torn, tail])),
      fc.uint8Array({ maxLength: 300 }).map((tail) => Buffer.concat([Buffer.from('PK\u0003\u0004'), tail])),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        expect(known).toContain(await codeOf(read(content)))
      }),
    )
  })
})

/**
 * A ZIP of one deflated entry that states whatever size it is told to, with `before` hidden between entry and
 * directory.
 */
function zip(name: string, packed: Buffer, statedLength: number, hidden = Buffer.alloc(0)): Buffer {
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(statedLength, 18)
  shared.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed, hidden])
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    shared,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}
