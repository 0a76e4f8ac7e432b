import type { Random } from '../../src/demo/random.ts'

type Texts = readonly [string, ...string[]]

/** What a person might type. */
const plain: Texts = [
  '1',
  '2',
  '3',
  '5',
  '12',
  '40',
  '0',
  '60000',
  '40 000',
  '0,2',
  '12.5',
  'yes',
  'no',
  'on',
  'Анна Ёлкина',
  'Клементина О’Нил',
  'Менеджер',
  'moscow',
  'spb',
  'flow',
  'group',
  'net',
  'gross',
  '2026-11-24',
  '2026-11-30',
  '2027-01-11',
  '10:00',
  '09:30',
  '+7 916 123-45-67',
  '8 (912) 345 67 89',
  'anna@example.ru',
  'рекомендация',
  'hh.ru',
  'https://hooks.example/yavka',
  'quiet morning tea',
]

/** What only a hostile or broken program sends. */
const hostile: Texts = [
  '',
  ' ',
  '-1',
  '-0',
  '1e9',
  '1e309',
  '9'.repeat(30),
  '2147483647',
  '2147483648',
  '9007199254740993',
  'NaN',
  'Infinity',
  '0x10',
  '1,2,3',
  '٣',
  '½',
  '0000-00-00',
  '0000-01-01',
  '2026-02-30',
  '9999-12-31',
  '10000-01-01',
  '-271821-04-20',
  '2026-11-24T06:00:00Z',
  '25:61',
  '24:00',
  '00:00',
  '\u0000',
  'a\u0000b',
  '\u0007',
  '\u202eabc',
  '\ud800',
  'a\udc00b',
  '\ufeff',
  '\u00a0',
  '\u2028',
  '😀',
  '👩‍👩‍👧',
  'İıſß',
  'Ёж',
  'ё',
  'Z͑ͫa̴l',
  '名前',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '[]',
  '{}',
  '%',
  '%00',
  '%%',
  '_',
  '\\',
  "'",
  '"',
  "';--",
  '<script>alert(1)</script>',
  '{{1}}',
  '${1}',
  '=1+1',
  '@x',
  'a\nb',
  '\r\n',
  '\t',
  '//evil.example',
  'javascript:alert(1)',
  '/\\evil.example',
  '../../etc/passwd',
  'http://127.0.0.1:9/',
  'http://[::1]/',
  'a@b',
  '+',
  '+7',
  '7'.repeat(40),
  '+99999999999999',
  'ы'.repeat(201),
  'x'.repeat(5000),
  '😀'.repeat(1200),
  'a '.repeat(3000),
  '1\n'.repeat(900),
  '('.repeat(200),
]

/** Pieces of an address or a form that no text is encoded to. */
const malformed: Texts = [
  '%',
  '%zz',
  '%ff',
  '%ed%a0%80',
  '%c0%80',
  '%e0%a4',
  '%00',
  '+',
  '&',
  '=',
  '&&=',
  '%25',
  '%0d%0a',
]

const names: Texts = [
  'name',
  'title',
  'phones',
  'emails',
  'version',
  'reason',
  'note',
  'slot',
  'candidate',
  'application',
  'vacancy',
  'batch',
  'stage',
  'city',
  'level',
  'amount',
  'basis',
  'goal',
  'date',
  'from',
  'back',
  'q',
  'kind',
  'after',
  'before',
  'file',
  'with',
  'sort',
  'page',
  'person',
  'chosen',
  'email',
  'password',
  'role',
  'days',
  'permission',
  'url',
  '__proto__',
  'constructor',
  'toString',
  'name[]',
  'name[a]',
  '_csrf',
  '',
]

export const plainText = (random: Random) => random.pick(plain)
export const hostileText = (random: Random) => random.pick(hostile)
export const malformedPiece = (random: Random) => random.pick(malformed)
export const fieldName = (random: Random, seen: readonly string[]) => {
  const [first, ...rest] = seen
  return first !== undefined && random.chance(0.7) ? random.pick([first, ...rest]) : random.pick(names)
}

export const someText = (random: Random) => (random.chance(0.45) ? plainText(random) : hostileText(random))

/** Any JSON, now and then deep, wide or with keys that objects have already. */
export function someJson(random: Random, depth = 0): unknown {
  const kind = random.between(0, depth > 3 ? 5 : 9)
  if (kind === 0) return null
  if (kind === 1) return random.chance(0.5)
  if (kind === 2) return random.between(-3, 70)
  if (kind === 3) return random.pick([0, -0, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 31, 1e9, 0.999999999999])
  if (kind <= 5) return someText(random)
  if (kind <= 7) return Array.from({ length: random.between(0, 4) }, () => someJson(random, depth + 1))
  return Object.fromEntries(
    Array.from({ length: random.between(0, 4) }, () => [random.pick(names), someJson(random, depth + 1)]),
  )
}

/** JSON that cannot be written from a value, or breaks on the way. */
export function brokenJson(random: Random): string {
  return random.pick([
    '',
    '{',
    '{"a":',
    'null',
    '[]',
    '"text"',
    '1e999',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '{"a":"\ud800"}',
    '{"a":"\\u0000"}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
    `[${'0,'.repeat(50_000)}0]`,
    `{"${'k'.repeat(50_000)}":1}`,
  ])
}
