import { crc32, deflateRawSync } from 'node:zlib'
import type { TableErrorCode } from '../../src/files/table-error.ts'

/** A small file that would stop a careless server, or take its memory; `outcome` is what a careful one makes of it. */
export type HostileFile = { name: string; filename: string; outcome: 'read' | TableErrorCode; bytes: () => Buffer }

const million = 1_000_000
const text = (content: string) => () => Buffer.from(content)
const card = (...lines: string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ким Анна', ...lines, 'END:VCARD', ''].join('\r\n')
const honestRows =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>ФИО</t></is></c><c r="B1" t="inlineStr"><is><t>Телефон</t></is></c></row>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>Ким Анна</t></is></c><c r="B2"><v>89161234567</v></c></row>'
const stray = (place: string) => `<row r="${/\d+$/.exec(place)?.[0] ?? 1}"><c r="${place}"><v>1</v></c></row>`
const headings = (count: number) =>
  Array.from({ length: count }, (_, column) => `<c t="inlineStr"><is><t>h${column}</t></is></c>`).join('')

export const hostileFiles: HostileFile[] = [
  {
    name: 'a workbook with nothing but the last cell of a sheet',
    filename: 'far.xlsx',
    outcome: 'empty',
    bytes: () => workbook(stray('XFD1048576')),
  },
  {
    name: 'an honest workbook with a stray cell at the end of the sheet',
    filename: 'stray.xlsx',
    outcome: 'read',
    bytes: () => workbook(honestRows + stray('XFD1048576')),
  },
  {
    name: 'a cell at an absurd place',
    filename: 'absurd.xlsx',
    outcome: 'read',
    bytes: () => workbook(honestRows + stray('ZZZZZZZZZZ99999999999999999999')),
  },
  {
    name: 'a heading in the last column',
    filename: 'far-heading.xlsx',
    outcome: 'read',
    bytes: () => workbook(honestRows.replace('</row>', '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>')),
  },
  {
    name: 'rows that all have the same number',
    filename: 'same-row.xlsx',
    outcome: 'read',
    bytes: () => workbook(honestRows + '<row r="2"><c r="A2"><v>1</v></c></row>'.repeat(1000)),
  },
  {
    name: 'a heading in each of 16 384 columns',
    filename: 'wide.xlsx',
    outcome: 'too-wide',
    bytes: () => workbook(`<row r="1">${headings(16_384)}</row>`),
  },
  {
    name: 'a cell of 200 MB',
    filename: 'cell.xlsx',
    outcome: 'too-large',
    bytes: () =>
      archive({
        ...framework,
        'xl/worksheets/sheet1.xml': Buffer.concat([
          Buffer.from(`${sheetStart}<row><c t="inlineStr"><is><t>`),
          Buffer.alloc(200 * 1024 ** 2, 'x'),
        ]),
      }),
  },
  {
    name: 'a text of 30 kB in a million cells',
    filename: 'repeated.xlsx',
    outcome: 'too-large',
    bytes: () => workbook('<row><c t="s"><v>0</v></c></row>'.repeat(million), 'x'.repeat(30_000)),
  },
  {
    name: 'a workbook of 1 000 sheets',
    filename: 'sheets.xlsx',
    outcome: 'too-large',
    bytes: () =>
      archive({
        ...framework,
        'xl/workbook.xml': framework['xl/workbook.xml'].replace(/<sheet .*\/>/u, (sheet) => sheet.repeat(1000)),
        'xl/worksheets/sheet1.xml': `${sheetStart}${honestRows}</sheetData></worksheet>`,
      }),
  },
  {
    name: 'tags within tags without end',
    filename: 'tags.xlsx',
    outcome: 'too-deep',
    bytes: () => workbook(honestRows + '<a>'.repeat(200_000)),
  },
  {
    name: 'entities that grow a billion times',
    filename: 'entities.xlsx',
    outcome: 'not-a-table',
    bytes: () =>
      archive({
        ...framework,
        'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${sheetStart}<row><c><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
  },
  {
    name: 'an archive that swells',
    filename: 'bomb.xlsx',
    outcome: 'too-large',
    bytes: () => archive({ 'xl/workbook.xml': Buffer.alloc(200 * 1024 ** 2, ' ') }),
  },
  {
    name: 'an archive of 60 000 files',
    filename: 'many.xlsx',
    outcome: 'too-large',
    bytes: () => archive(Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`f${i}`, '']))),
  },
  {
    name: 'a card whose quoted-printable is folded 13 000 times',
    filename: 'folded.vcf',
    outcome: 'read',
    bytes: text(
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N:Ким;Анна',
        'TEL:89161234567',
        `NOTE;ENCODING=QUOTED-PRINTABLE:${`${'=D0=9A'.repeat(12)}=\r\n`.repeat(13_000)}`,
        '',
        'END:VCARD',
      ].join('\r\n'),
    ),
  },
  {
    name: 'a card of 100 000 phones',
    filename: 'phones.vcf',
    outcome: 'too-long',
    bytes: text(card(Array.from({ length: 100_000 }, (_, i) => `TEL:+7916${String(i).padStart(7, '0')}`).join('\r\n'))),
  },
  {
    name: 'a card of 50 000 phones',
    filename: 'fewer-phones.vcf',
    outcome: 'read',
    bytes: text(card(Array.from({ length: 50_000 }, (_, i) => `TEL:+7916${String(i).padStart(7, '0')}`).join('\r\n'))),
  },
  {
    name: '100 000 cards that never end',
    filename: 'endless.vcf',
    outcome: 'read',
    bytes: text('BEGIN:VCARD\n'.repeat(100_000)),
  },
  {
    name: 'a card of 17 MB',
    filename: 'long.vcf',
    outcome: 'too-long',
    bytes: () => Buffer.from(card(`NOTE:${'x'.repeat(17 * million)}`)),
  },
  {
    name: 'a card of 17 MB in lines',
    filename: 'lines.vcf',
    outcome: 'too-long',
    bytes: () => Buffer.from(card(`NOTE:${'x'.repeat(50)}\r\n`.repeat(300_000))),
  },
  {
    name: 'a parameter repeated 200 000 times',
    filename: 'parameters.vcf',
    outcome: 'read',
    bytes: text(card(`TEL${';TYPE=x'.repeat(200_000)}:89161234567`)),
  },
  {
    name: '66 MB of JSON about 60 000 people',
    filename: 'long.json',
    outcome: 'read',
    bytes: () => people(60_000, 1000),
  },
  {
    name: 'JSON about three million people without a word',
    filename: 'many.json',
    outcome: 'too-large',
    bytes: () => Buffer.from(`[${'{"first_name":1},'.repeat(3 * million)}{}]`),
  },
  {
    name: 'JSON with another field in each of a million places',
    filename: 'fields.json',
    outcome: 'read',
    bytes: () =>
      Buffer.from(
        `[${Array.from({ length: 20_000 }, (_, i) => `{"first_name":"a","b${i} ${'c '.repeat(100)}":1}`).join(',')}]`,
      ),
  },
  {
    name: 'JSON 300 000 levels deep',
    filename: 'deep.json',
    outcome: 'too-deep',
    bytes: text(`[{"a":${'['.repeat(300_000)}`),
  },
  {
    name: 'JSON about one person of 6 MB',
    filename: 'person.json',
    outcome: 'too-long',
    bytes: () => people(1, 6 * million),
  },
  {
    name: 'a table of a million columns',
    filename: 'columns.csv',
    outcome: 'too-wide',
    bytes: text('a,'.repeat(million)),
  },
  {
    name: 'a million columns in each of the first rows',
    filename: 'wide-rows.csv',
    outcome: 'too-wide',
    bytes: text(`ФИО,Телефон\n${`Ким Анна,89161234567${','.repeat(999_000)}\n`.repeat(5)}`),
  },
  {
    name: 'a table of 1 000 columns',
    filename: 'thousand.csv',
    outcome: 'too-wide',
    bytes: text(`${'a,'.repeat(1000)}\n1,2`),
  },
  {
    name: 'a cell of 20 MB',
    filename: 'cell.csv',
    outcome: 'too-long',
    bytes: () => Buffer.concat([Buffer.from('ФИО,Телефон\n'), Buffer.alloc(20 * million, 'x')]),
  },
  {
    name: 'a quote that is never closed',
    filename: 'quote.csv',
    outcome: 'too-long',
    bytes: () => Buffer.from(`ФИО,Телефон\n"${'x,\n'.repeat(million)}`),
  },
  {
    name: 'half a million quotes',
    filename: 'quotes.csv',
    outcome: 'read',
    bytes: text(`ФИО,Телефон\n${'a"'.repeat(250_000)},1`),
  },
  { name: 'a million empty lines', filename: 'lines.csv', outcome: 'empty', bytes: () => Buffer.alloc(million, '\n') },
  {
    name: 'headings of 100 000 letters',
    filename: 'headings.csv',
    outcome: 'read',
    bytes: text(
      `ФИО,Телефон,${Array.from({ length: 8 }, () => 'рост '.repeat(20_000)).join(',')}\nКим Анна,89161234567`,
    ),
  },
  {
    name: 'a cell of 100 000 phones',
    filename: 'phones.csv',
    outcome: 'read',
    bytes: text(`ФИО;Телефон\nКим Анна;${'8 (916) 123 / '.repeat(70_000)}`),
  },
]

/** A CV that swells when somebody looks at what kind of file it is. */
export const hostileCv = (): Buffer => archive({ '[Content_Types].xml': Buffer.alloc(200 * 1024 ** 2, ' ') })

const people = (count: number, note: number) =>
  Buffer.from(
    JSON.stringify(
      Array.from({ length: count }, (_, i) => ({
        first_name: 'Анна',
        last_name: `Ким ${i}`,
        contact: [{ kind: 'email', contact_value: `k${i}@example.ru` }],
        skills: 'x'.repeat(note),
      })),
    ),
  )

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetStart = `<worksheet xmlns="${main}"><sheetData>`
const framework = {
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
}

const workbook = (rows: string, shared = '') =>
  archive({
    ...framework,
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>${shared}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `${sheetStart}${rows}</sheetData></worksheet>`,
  })

/** A ZIP archive of packed files, whose directory tells the truth. */
function archive(files: Record<string, string | Buffer>): Buffer {
  const [entries, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)]
    const packed = deflateRawSync(data)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, name)
    offset += 4 + common.length + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length / 4, 4)
  end.writeUInt16LE(directory.length / 4, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...entries, central, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
