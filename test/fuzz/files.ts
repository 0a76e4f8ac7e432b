import type { Random } from '../../src/demo/random.ts'
import { originals } from './whole/corpus.ts'

export type FuzzFile = { filename: string; bytes: Buffer }

const candidates =
  'ФИО;Телефон;E-mail;Город;Стаж;Оклад\nАнна Ёлкина;+7 916 123-45-67;anna@example.ru;Москва;2 года;60 000\nИван Петров;8 912 345 67 89;;Екатеринбург;;\n'
const attendance =
  'person,batch,date,invited_on,kind,source,city,reply,permission,calendar,call_ahead,second_phone,documents,route,letter,came\np1,b1,2026-10-01,2026-09-28,flow,hh.ru,moscow,yes,,,,,,,,yes\np2,b1,2026-10-01,,flow,,moscow,no,,,,,,,,no\n'
const market = 'city,level,amount\nmoscow,1,60000\nspb,2,70000\n'
const card =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Анна Ёлкина\r\nTEL;TYPE=CELL:+79161234567\r\nEMAIL:anna@example.ru\r\nEND:VCARD\r\n'

const text = (filename: string, content: string) => ({ filename, bytes: Buffer.from(content) })

/** Files of every kind that is read, sound and broken. Files made to hurt belong into this list. */
const files: readonly [FuzzFile, ...FuzzFile[]] = [
  text('candidates.csv', candidates),
  text('attendance.csv', attendance),
  text('market.csv', market),
  text('people.vcf', card),
  text(
    'people.json',
    JSON.stringify([
      { name: 'Анна Ёлкина', phone: '+79161234567' },
      { name: 'Иван', emails: ['i@example.ru'] },
    ]),
  ),
  text('two-bytes.csv', Buffer.from(candidates, 'utf16le').toString('latin1')),
  {
    filename: 'windows.csv',
    bytes: Buffer.from([0xd4, 0xc8, 0xce, 0x3b, 0xd2, 0xe5, 0xeb, 0x0a, 0xc0, 0xed, 0xed, 0xe0, 0x3b, 0x31]),
  },
  text('empty.csv', ''),
  text('nul.csv', 'name;phone\na\u0000b;\u0000\n'),
  text('open-quote.csv', 'name;phone\n"Анна;1\n'.repeat(20)),
  text('wide.csv', `${'c;'.repeat(3000)}\n${'1;'.repeat(3000)}\n`),
  text('no-end.vcf', 'BEGIN:VCARD\r\n'.repeat(300)),
  text(
    'folded.vcf',
    `BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:${'=D0=\r\n'.repeat(500)}\r\nEND:VCARD\r\n`,
  ),
  text('deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`),
  text('proto.json', '[{"__proto__":{"name":"x"},"name":"Анна","phone":1e309}]'),
  text('page.xls', '<html><table><tr><td>name</td></tr></table></html>'),
  { filename: 'torn.xlsx', bytes: Buffer.from('504b0304140000000800', 'hex') },
  { filename: 'cv.pdf', bytes: Buffer.from('%PDF-1.4\n%âãÏÓ\n', 'latin1') },
  { filename: '../../name\u0000.csv', bytes: Buffer.from(candidates) },
  ...originals().map(({ name, bytes }) => ({ filename: name, bytes })),
]

/** A file as it is, cut short, in other bytes, or under another name. */
export function someFile(random: Random): FuzzFile {
  const { filename, bytes } = random.pick(files)
  const way = random.between(0, 9)
  if (way === 0) return { filename, bytes: bytes.subarray(0, random.between(0, bytes.length)) }
  if (way === 1)
    return { filename, bytes: Buffer.from(bytes.map((byte) => (random.chance(0.02) ? random.between(0, 255) : byte))) }
  if (way === 2) return { filename: random.pick(files).filename, bytes }
  if (way === 3) return { filename, bytes: Buffer.concat([bytes, random.pick(files).bytes]) }
  return { filename, bytes }
}
