import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/files/read-table.ts'

/** The rows of an address book by heading, without what is empty. */
async function cardsIn(file: Buffer | string) {
  const table = await readTable(Buffer.from(file))
  const rows: Record<string, unknown>[] = []
  for await (const { cells } of table.rows)
    rows.push(Object.fromEntries(table.headings.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : []))))
  return rows
}

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

const lida = card('N:Хохлова;Лида;;;', 'TEL;CELL:+79165552921', 'EMAIL;WORK;INTERNET:lida@example.org')
const read = { surname: 'Хохлова', given: 'Лида', phone: '+79165552921', email: 'lida@example.org' }

describe('a card is read although', () => {
  const dirty: [string, string | Buffer, Record<string, unknown>[]][] = [
    ['types stand without a name in version 3.0', lida, [read]],
    ['lines end in CR alone', lida.replaceAll('\r\n', '\r'), [read]],
    ['line ends are doubled', lida.replaceAll('\r\n', '\r\r\n'), [read]],
    ['it is indented', lida.replace(/^(?=.)/gmu, '  '), [read]],
    ['it is in UTF-16', iconv.encode(lida, 'utf-16le', { addBOM: true }), [read]],
    ['it is in UTF-16, the other way round', iconv.encode(lida, 'utf-16be', { addBOM: true }), [read]],
    ['END is missing', `${lida.replace('END:VCARD\r\n', '')}${lida}`, [read, read]],
    ['END is missing at the end of the file', lida.replace('END:VCARD\r\n', ''), [read]],
    ['its photo is not folded', lida.replace('END', 'PHOTO;BASE64:\r\n/9j/4AAQ+x\r\nAA==\r\nEND'), [read]],
    [
      'its note is not folded',
      lida.replace('END', 'NOTE:одна\r\nSkills: Excel\r\nи ещё: три\r\nEND'),
      [{ ...read, note: 'одна\nSkills: Excel\nи ещё: три' }],
    ],
    [
      'a line makes no sense, which is kept as it stands',
      lida.replace('END', 'TEL;TYPE="HOME";+79165550104\r\nEND'),
      [{ ...read, note: 'TEL;TYPE="HOME";+79165550104' }],
    ],
    ['a label holds a colon', lida.replace('TEL;CELL', 'TEL;X-LABEL="a:b;c"'), [read]],
    [
      'its name is in quoted-printable in version 3.0',
      card('N;ENCODING=QUOTED-PRINTABLE:=D0=91=\r\n=D0=B5;=D0=AF;;;'),
      [{ surname: 'Бе', given: 'Я' }],
    ],
    [
      'it is shown under another name than its parts, which are noted',
      card('FN:Пётр Второй', 'N:Ромашка;ООО;;;', 'TEL:1'),
      [{ name: 'Пётр Второй', phone: '1', note: 'Ромашка ООО' }],
    ],
    [
      'the name is shown in another order',
      card('FN:Лида Хохлова', 'N:Хохлова;Лида;;;'),
      [{ surname: 'Хохлова', given: 'Лида' }],
    ],
    [
      'all there is is a link',
      card('FN:Kira Link', 'N:Link;Kira;;;', String.raw`item1.URL;type=pref:https\://www.linkedin.com/in/kira`),
      [{ surname: 'Link', given: 'Kira', profile: 'https://www.linkedin.com/in/kira' }],
    ],
    [
      'the phone is a link with an extension',
      card('N:A;B', 'TEL;VALUE=uri:tel:+7-916-555-03-01;ext=12'),
      [{ surname: 'A', given: 'B', phone: '+7-916-555-03-01;ext=12' }],
    ],
  ]
  test.each(dirty)('%s', async (_why, file, rows) => {
    expect(await cardsIn(file)).toEqual(rows)
  })

  test('nothing in it can be read: it counts as a row', async () => {
    expect(await cardsIn(card('N') + lida)).toEqual([{}, read])
  })
})

const shared = new URL('../../../shared/data/dirty/', import.meta.url)

describe.runIf(existsSync(shared))('address books as people have them', () => {
  test.each([
    ['v11-noend', 3],
    ['v14-note-rawnewline', 1],
    ['v16-utf16', 1],
    ['v19-onlyprofile', 1],
    ['v2-brokenparam', 3],
    ['v20b-bare-type-in-3.0', 1],
    ['v24-mac-photo', 1],
    ['v4-v4uri', 1],
    ['v6-v3qp', 1],
  ])('%s: everybody has a name and a contact', async (name, people) => {
    const rows = await cardsIn(readFileSync(new URL(`${name}.vcf`, shared)))
    expect(rows).toHaveLength(people)
    for (const row of rows) {
      expect(row['name'] ?? row['surname']).toMatch(/^\p{L}+/u)
      expect(row['phone'] ?? row['email'] ?? row['profile']).toBeTruthy()
    }
  })
})
