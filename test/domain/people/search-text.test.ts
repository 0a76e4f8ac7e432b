import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateKeys } from '../../../src/domain/people/candidate/candidate-keys.ts'
import { searchPieces, searchText, slipPieces, type Searchable } from '../../../src/domain/people/search-text.ts'

const anna: Searchable = {
  name: 'Ёлкина-Зуева Анна Ильинична',
  phones: ['+79161234567', '+442079460958'],
  emails: ['Anna_E@Example.ru'],
  skills: '1С, деловая переписка, C++',
  languages: 'казахский',
  note: 'Ждёт ответа от «Ромашки»',
}

/** Whether a search finds somebody, told by the pieces alone. */
function finds(search: string, person: Searchable): boolean {
  const text = searchText(person)
  return searchPieces(search).every((readings) =>
    readings.some((pieces) => pieces.every((piece) => text.includes(piece))),
  )
}

describe('the search', () => {
  it.each([
    'елк',
    'ЁЛКИНА',
    'зуева',
    'Ёлкина-Зуева',
    'анна елк',
    'инич',
    '916',
    '8916123',
    '8 (916) 123',
    '+7 916',
    '4567',
    '2079460',
    'anna_e@',
    'example.ru',
    'перепис',
    'ромаш',
    'ждет',
    'elkina',
    'ел',
    'а',
    '1с',
    'де',
    'c++ анна',
    'елкина 916',
    'казахск',
    'ка',
    '',
  ])('finds %j', (search) => expect(finds(search, anna)).toBe(true))

  it.each(['елкин а б', 'кк', 'ро', 'annae', 'сидоров', '8917', 'анна пётр', 'на'])('does not find %j', (search) =>
    expect(finds(search, anna)).toBe(false),
  )

  it('finds somebody by a link to their profile, pasted whole or in part', () => {
    const person = { ...anna, profiles: ['hh.ru/resume/a1b2c3'] }
    expect(finds('https://hh.ru/resume/a1b2c3', person)).toBe(true)
    expect(finds('resume/a1b2', person)).toBe(true)
    expect(finds('https://hh.ru/resume/a1b2c4', person)).toBe(false)
  })

  it('asks for every word, a phone written in any way as its digits, and nothing where nothing is typed', () => {
    expect(searchPieces('анна  ким')).toHaveLength(2)
    expect(searchPieces('8 (916) 123-45-67')).toEqual([[['89161234567'], expect.anything()]])
    expect(searchPieces('12')).toEqual([[['  12']]])
    expect(searchPieces(' — ')).toEqual([])
  })

  it('finds every part of three letters of a name, skill or note, and every part of a phone or e-mail', () => {
    const cyrillic = fc.string({
      unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюя')),
      minLength: 3,
      maxLength: 12,
    })
    const part = fc
      .tuple(cyrillic, fc.nat(9), fc.integer({ min: 3, max: 9 }))
      .map(([word, from, length]) => ({ word, part: word.slice(Math.min(from, word.length - 3)).slice(0, length) }))
    fc.assert(
      fc.property(part, fc.constantFrom('name', 'skills', 'note'), ({ word, part }, where) => {
        expect(
          finds(part, { name: 'Ким', phones: [], emails: [], skills: null, note: null, [where]: `Слово ${word} Ещё` }),
        ).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 3, max: 11 }), (from, length) => {
        const digits = '79161234567'.slice(from).slice(0, length)
        expect(finds(digits.length < 3 ? '791' : digits, anna)).toBe(true)
      }),
    )
  })

  it('asks for pieces of three letters or more, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const piece of searchPieces(typed).flat(2)) expect(Array.from(piece).length).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('takes Cyrillic as ASCII, whatever a database takes for a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЯ ')) }),
        (name) => {
          expect(searchText({ ...anna, name, note: null })).toMatch(/^[ -~]*$/)
        },
      ),
    )
  })
})

it('the keys of a name stay within what an index holds, even of letters that unfold', () => {
  const { search_key, likeness_key, search_text } = candidateKeys({
    name: 'ﷺ'.repeat(200),
    phones: [],
    emails: [],
    skills: 'ﷺ'.repeat(5000),
    note: null,
  })
  expect(Math.max(search_key.length, likeness_key.length)).toBeLessThanOrEqual(400)
  expect(search_text.length).toBeLessThanOrEqual(20_001)
})

describe('a slip', () => {
  it.each([
    ['Смирнова Ольга', 'Смиронва Ольга'],
    ['Кузнецов Дмитрий', 'Kuznetsof Dmitriy'],
    ['Ким Эвелина', 'Ким Эвелна'],
    ['Петрова Анна Ильинична', 'Питрова Анна'],
  ])('leaves a half of %j to find %j by', (known, typed) => {
    const text = searchText({ ...anna, name: known })
    expect(slipPieces(typed).some((pieces) => pieces.every((piece) => text.includes(piece)))).toBe(true)
  })

  it('is looked for with either half of a word of four letters or more beside the other word', () => {
    expect(slipPieces('Смирнова Ли')).toEqual([
      ['  smir', '  li '],
      ['nova ', '  li '],
    ])
    expect(slipPieces('Ким Анна')).toEqual([
      ['  an', '  kim '],
      ['na ', '  kim '],
    ])
    expect(slipPieces('Ким Ли')).toEqual([])
  })

  it('is not looked for in a name of one word', () => expect(slipPieces('Мадонна')).toEqual([]))
})
