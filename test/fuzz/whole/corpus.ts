import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inventPerson } from '../../support/invented-people.ts'
import type { Kind } from '../../../src/features/imports/kinds.ts'

/** A file that somebody may choose, and what they would load it as. */
export type Original = { name: string; kind: Kind; bytes: Buffer }

/** Real files and those with known faults; beside the project, where they are. */
const shared = new URL('../../../../shared/data', import.meta.url).pathname

/** So many rows of a long file are enough. */
const rowsKept = 50

const kindOf = (name: string): Kind => {
  if (/attendance\/|medical|att\.csv/u.test(name)) return 'attendance'
  return /vacancies/u.test(name) ? 'market' : 'candidates'
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : path
  })
}

/** The first rows of a text; anything else as it is. */
function beginning(path: string): Buffer {
  const bytes = readFileSync(path)
  if (!path.endsWith('.csv')) return bytes
  const lines = bytes.toString('latin1').split(/(?<=\r\n|\n|\r(?!\n))/u, rowsKept + 1)
  return Buffer.from(lines.join(''), 'latin1')
}

function realFiles(): Original[] {
  if (!existsSync(shared)) return []
  return filesIn(shared)
    .filter((path) => !path.endsWith('.md'))
    .toSorted()
    .map((path) => ({ name: path.slice(shared.length + 1), bytes: beginning(path) }))
    .filter(({ bytes }) => bytes.length < 100_000)
    .map(({ name, bytes }) => ({ name, kind: kindOf(name), bytes }))
}

const text = (name: string, kind: Kind, content: string): Original => ({
  name: `made/${name}`,
  kind,
  bytes: Buffer.from(content),
})

const table = (count: number): string =>
  Array.from({ length: count }, (_, n) => {
    const { phone, email, row } = inventPerson(n)
    return [row.name, phone, email ?? '', row.city_id ?? 'Тверь', row.source, row.expected_pay ?? ''].join(';')
  }).join('\n')

/** People who share nothing but a name. */
const namesakes = (count: number): string =>
  Array.from({ length: count }, (_, n) => `Ким Анна;8916000110${n};kim${n}@example.ru;Москва;Авито;`).join('\n')

const card = (name: string, phone: string, email: string): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:${phone}\r\nEMAIL:${email}\r\nEND:VCARD\r\n`

/** Files of our own: one of each format, with what people write around a table. */
const made: readonly Original[] = [
  text(
    'people.csv',
    'candidates',
    `ФИО;Телефон;E-mail;Город;Источник;Ожидания по з/п\n${table(12)}\n${namesakes(4)}\n`,
  ),
  text(
    'title.csv',
    'candidates',
    `Кандидаты на ноябрь;;\n\nФамилия;Имя;Моб. телефон;Эл. адрес\nЁлкина;Анна;8 (916) 123-45-67;anna@example.ru\n"Ким; Ли";Пак;"+7 912 345-67-89\n8 913 111-22-33";\nО'Нил;Шон;;shon@example.com, o@example.com\n`,
  ),
  text(
    'namesakes.csv',
    'candidates',
    'Name,Mobile Number,E-mail ID\nAnna Kim,9161234567,a@example.ru\nAnna Kim,9161234568,b@example.ru\nAnna Kim,9161234567,b@example.ru\nPavel Li,9161234567,c@example.ru\nPavel Li,,\nOlga Li,9161234570,o@example.ru\nOlga Li,9161234571,l@example.ru\n',
  ),
  text(
    'calls.csv',
    'attendance',
    'person,batch,date,invited_on,kind,source,city,reply,permission,calendar,call_ahead,second_phone,documents,route,letter,came\np1,b1,2026-10-01,2026-09-28,flow,hh.ru,moscow,yes,,,,,,,,yes\np2,b1,2026-10-01,,flow,,moscow,no,,,,,,,,no\np2,b1,2026-10-01,,flow,,moscow,no,,,,,,,,yes\n',
  ),
  text(
    'outcomes.csv',
    'attendance',
    'ФИО;Дата собеседования;Итог\nАнна;01.10.2026;пришёл\nИван;02.10.2026;не дошёл\nОльга;03.10.2026;оставил сообщение\nПётр;32.10.2026;НЯ\n',
  ),
  text(
    'vacancies.csv',
    'market',
    'id,name,area_name,experience,salary_from,salary_to,currency\n1,Менеджер по продажам,Москва,От 1 года до 3 лет,60000,90000,RUR\n2,Менеджер,Тверь,,от 70 000 до 90 000 руб.,,\n',
  ),
  text(
    'cards.vcf',
    'candidates',
    card('Анна Ёлкина', '+7 916 123-45-67', 'anna@example.ru') + card('Иван Петров', '8-912-345-67-89', 'i@example.ru'),
  ),
  text(
    'people.json',
    'candidates',
    JSON.stringify([
      { first_name: 'Анна', last_name: 'Ёлкина', phone_numbers: [{ value: '+79161234567' }] },
      { first_name: 'Иван', last_name: 'Петров', email_addresses: [{ value: 'i@example.ru' }] },
    ]),
  ),
]

export const originals = (): readonly Original[] => [...made, ...realFiles()]

/** Those that any machine has. */
export const madeFiles = made
