import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testApp, testNow, type Visitor } from '../../support/app.ts'
import { chosen, settled } from './support.ts'

const file = (text: string | Buffer, name = 'history.csv') => ({ name, bytes: Buffer.from(text) })
const history = file('Кто,Когда,Источник,Пол,Пришел\nКим Анна,24.11.2026,hh.ru,Ж,да\nЛи Олег,нет даты,hh.ru,М,нет\n')

async function uploaded(
  visitor: Visitor,
  upload: { name: string; bytes: Buffer },
  kind = 'attendance',
): Promise<string> {
  const answer = await visitor.upload('/imports', upload, { kind })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}

describe('loading a file in the browser', () => {
  test('goes from the file over the mapping and a trial to the result', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    expect((await hr.get('/imports')).body).toContain('Nothing has been loaded yet')
    const path = await uploaded(hr, history)

    const mapping = await hr.get(path)
    expect(mapping.body).toMatch(/May not be kept:<\/strong> Пол/)
    expect(mapping.body).not.toMatch(/<option[^>]*>Пол</)
    expect(chosen(mapping.body)).toMatchObject({ person: '', date: '', source: '2', came: '4' })

    const incomplete = await hr.post(`${path}/mapping`, { ...chosen(mapping.body), person: '0' })
    expect(incomplete.statusCode).toBe(422)
    expect(incomplete.body).toContain('href="#date"')
    expect(chosen(incomplete.body)).toMatchObject({ person: '0' })

    const corrected = { ...chosen(mapping.body), person: '0', date: '1' }
    const tried = await hr.post(`${path}/mapping`, corrected)
    expect(tried.statusCode).toBe(303)
    await settled(database.db, 1)
    const preview = await hr.get(String(tried.headers.location).split('#')[0] ?? '')
    expect(preview.body).toContain('What will happen')
    expect(preview.body).toContain('The date cannot be read')
    expect(await database.db.selectFrom('attendance_records').select('id').execute()).toEqual([])

    const loaded = await hr.post(`${path}/publication`, corrected)
    expect(loaded.statusCode).toBe(303)
    await settled(database.db, 1)
    const result = await hr.get(path)
    expect(result.body).toContain('The date cannot be read')
    expect(result.body).toContain('href="/turnout"')
    expect(await database.db.selectFrom('attendance_records').select(['person', 'date', 'came']).execute()).toEqual([
      { person: 'Ким Анна', date: '2026-11-24', came: 1 },
    ])
    expect(await database.db.selectFrom('import_pieces').select('position').execute()).toEqual([])
    expect((await hr.get('/imports')).body).toContain('history.csv')

    const again = await uploaded(hr, history)
    await hr.post(`${again}/publication`, corrected)
    await settled(database.db, 2)
    expect((await hr.get(again)).body).toMatch(/unchanged<\/dt><dd>1/)
  })

  test('sent twice is loaded once', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const path = await uploaded(hr, history)
    const mapping = { ...chosen((await hr.get(path)).body), person: '0', date: '1' }
    const answers = await Promise.all([
      hr.post(`${path}/publication`, mapping),
      hr.post(`${path}/publication`, mapping),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    await settled(database.db, 1)
    const report = await database.db.selectFrom('imports').select('report_json').executeTakeFirstOrThrow()
    expect(JSON.parse(report.report_json ?? '')).toMatchObject({ rows: 2, created: 1, unchanged: 0 })
  })

  test('candidates: a forbidden column is not taken even when a form asks for it', async () => {
    const { visitor, database } = await testApp()
    const recruiter = await visitor('recruiter')
    const path = await uploaded(
      recruiter,
      file('ФИО;Телефон;Возраст\nКим Анна;89161234567;31\n', 'люди.csv'),
      'candidates',
    )
    const mapping = chosen((await recruiter.get(path)).body)
    const forged = await recruiter.post(`${path}/publication`, { ...mapping, note: '2' })
    expect(forged.statusCode).toBe(422)
    await recruiter.post(`${path}/publication`, mapping)
    await settled(database.db, 1)
    expect(await database.db.selectFrom('candidates').select(['name', 'note']).execute()).toEqual([
      { name: 'Ким Анна', note: null },
    ])
    expect((await recruiter.get(path)).body).toContain('href="/candidates"')
  })

  test('a file can be deleted before it is loaded, and is forgotten after a day', async () => {
    const clock = { now: testNow }
    const { visitor, database } = await testApp({}, clock)
    const hr = await visitor('hr')
    const path = await uploaded(hr, history)
    expect((await hr.post(`${path}/removal`)).statusCode).toBe(303)
    expect((await hr.get(path)).statusCode).toBe(404)
    await uploaded(hr, history)
    clock.now = testNow.add({ hours: 25 })
    await uploaded(hr, history)
    expect(await database.db.selectFrom('imports').select('id').execute()).toHaveLength(1)
  })

  test('long lists of rows set aside go over several pages', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const rows = Array.from({ length: 120 }, () => 'Ким Анна,нет даты,да')
    const path = await uploaded(hr, file(['ФИО,Дата,Пришел', ...rows].join('\n')))
    await hr.post(`${path}/publication`, chosen((await hr.get(path)).body))
    await settled(database.db, 1)
    const numbers: string[] = []
    let next: string | undefined = path
    while (next) {
      const { body } = await hr.get(next)
      numbers.push(...[...body.matchAll(/<td data-label="Row">(\d+)<\/td>/g)].map(([, row]) => row ?? ''))
      next = /href="(\/imports\/\d+\?after=\d+)/.exec(body)?.[1]
    }
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, i) => String(i + 2)))
  })

  test('a vacancy that is not there is left out', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    expect((await hr.get('/imports/new?kind=candidates&vacancy=77')).statusCode).toBe(200)
    expect(
      (await hr.upload('/imports', file('ФИО,Телефон\nКим,89161234567'), { kind: 'candidates', vacancy: '77' }))
        .statusCode,
    ).toBe(303)
  })

  test('is not open to a hiring manager, nor to those who are not signed in', async () => {
    const { visitor } = await testApp()
    const [hr, manager, stranger] = [await visitor('hr'), await visitor('manager'), await visitor()]
    const path = await uploaded(hr, history)
    for (const url of ['/imports', '/imports/new', path]) {
      expect((await manager.get(url)).statusCode).toBe(403)
      expect((await stranger.get(url)).statusCode).toBe(303)
    }
    expect((await manager.upload('/imports', history, { kind: 'attendance' })).statusCode).toBe(403)
    for (const action of ['mapping', 'publication', 'removal'])
      expect((await manager.post(`${path}/${action}`)).statusCode).toBe(403)
  })
})

/** An archive of one entry that unpacks to `size` bytes. */
function bomb(size: number): Buffer {
  const [name, data] = [Buffer.from('xl/workbook.xml'), deflateRawSync(Buffer.alloc(size, ' '))]
  const [local, entry, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)]
  local.writeUInt32LE(0x04034b50, 0)
  entry.writeUInt32LE(0x02014b50, 0)
  end.writeUInt32LE(0x06054b50, 0)
  for (const [header, at] of [
    [local, 8],
    [entry, 10],
  ] as const) {
    header.writeUInt16LE(8, at)
    header.writeUInt32LE(data.length, at + 10)
    header.writeUInt32LE(size, at + 14)
    header.writeUInt16LE(name.length, at + 18)
  }
  const listed = local.length + name.length + data.length
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(listed, 16)
  return Buffer.concat([local, name, data, entry, name, end])
}

describe('files that cannot be read', () => {
  test.each([
    ['an empty one', Buffer.alloc(0), 'There is nothing in this file'],
    ['a web page', Buffer.from('<html><table></table>'), 'web page'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel file'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'This is not a table'],
    ['an archive that swells', bomb(120 * 1024 * 1024), 'too large'],
    ['an archive that is damaged', Buffer.from('PK\u0003\u0004 and no more'), 'This is not a table'],
    ['a quote that is never closed', Buffer.from(`a,b\n"${'x'.repeat(1_200_000)}`), 'more than a million characters'],
  ])('%s: a sentence beside the field', async (_name, bytes, sentence) => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const answer = await hr.upload('/imports', { name: 'table.xlsx', bytes }, { kind: 'attendance' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('href="#file"')
  })

  test('no file at all, or an unknown kind', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    expect((await hr.post('/imports', { kind: 'attendance' })).body).toContain('Choose a file')
    expect((await hr.post('/imports', { kind: 'attendance', file: 'text' })).statusCode).toBe(422)
    expect((await hr.upload('/imports', history, { kind: 'spells' })).statusCode).toBe(422)
  })

  test('a file of attendance that is too large to be read whole is refused with a sentence', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const answer = await hr.upload('/imports', file(Buffer.alloc(21 * 1024 * 1024, 'a')), { kind: 'attendance' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('This file is too large')
    expect(await database.db.selectFrom('import_pieces').select('position').execute()).toEqual([])
  })

  test('whatever the bytes, nothing breaks', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const sample = readFileSync(new URL('../../fixtures/candidates-windows-1251.csv', import.meta.url))
    const damaged = fc
      .tuple(fc.nat(sample.length), fc.uint8Array({ maxLength: 40 }))
      .map(([place, junk]) => Buffer.concat([sample.subarray(0, place), junk, sample.subarray(place)]))
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('24.11.2026', 'да', '89161234567', 'a@b.ru', '\u0000', '\ud800', '=1+1', '"'),
    )
    const csv = fc
      .array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 })
      .map((rows) => Buffer.from(['ФИО,Дата,Пришел,Телефон,Почта', ...rows.map((row) => row.join(','))].join('\n')))
    const utf16 = csv.map((bytes) =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString(), 'utf16le')]),
    )
    const noise = fc.nat(3000).map((length) => randomBytes(length))
    const kind = fc.constantFrom('attendance', 'candidates')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(damaged, csv, utf16, noise),
        fc.string({ unit: 'binary' }),
        kind,
        async (bytes, name, kind) => {
          const answer = await hr.upload('/imports', { name, bytes }, { kind })
          expect([303, 422]).toContain(answer.statusCode)
          if (answer.statusCode === 422) return
          const path = String(answer.headers.location)
          const mapping = await hr.get(path)
          expect(mapping.statusCode).toBe(200)
          for (const action of ['mapping', 'publication']) {
            expect([303, 422]).toContain((await hr.post(`${path}/${action}`, chosen(mapping.body))).statusCode)
          }
          expect((await hr.get(path)).statusCode).toBe(200)
        },
      ),
      { numRuns: 60 },
    )
  }, 300_000)

  test('addresses that lead nowhere', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    for (const url of ['/imports/0', '/imports/x', '/imports/99999999999', '/imports?before=-1', '/imports/new?kind=x'])
      expect((await hr.get(url)).statusCode).toBe(400)
    expect((await hr.get('/imports/12')).statusCode).toBe(404)
    for (const action of ['mapping', 'publication'])
      expect((await hr.post(`/imports/12/${action}`)).headers.location).toBe('/imports/12')
  })
})
