import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { likenessKey, namesLookAlike } from '../../../src/domain/people/duplicates.ts'
import { nameParts, searchKey, withoutCapitals } from '../../../src/domain/people/names.ts'

describe('the search key', () => {
  it.each([
    ['  Ёлкина   ЮЛИЯ ', 'елкина юлия'],
    ['Иванов-Петров, И.И.', 'иванов петров и и'],
    ['O’Connor', 'oconnor'],
    ['José Müller', 'jose muller'],
    ['Алексей Й', 'алексей й'],
    ['invited_on', 'invited on'],
    ['—', ''],
  ])('of %j is %j', (text, key) => {
    expect(searchKey(text)).toBe(key)
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text))
      }),
    )
  })
})

describe('a name', () => {
  it.each([
    ['Иванова Мария Петровна', 'Иванова', 'Мария', 'Петровна'],
    ['Мария Петровна Иванова', 'Иванова', 'Мария', 'Петровна'],
    ['Иванова  Мария', 'Иванова', 'Мария', null],
    ['Mary Smith', 'Smith', 'Mary', null],
    ['Мадонна', 'Мадонна', null, null],
    ['Алиев Али Вели оглы', 'Алиев', 'Али', 'Вели оглы'],
    ['', null, null, null],
  ])('%j comes apart', (name, surname, given, patronymic) => {
    expect(nameParts(name)).toEqual({ surname, given, patronymic })
  })

  it.each([
    ['Фёдоров Пётр', 'Федоров Петр'],
    ['Иванов Иван', 'Иван Иванов'],
    ['Иванов Иван Петрович', 'Иванов Иван'],
    ['Щербакова Юлия', 'Yuliya Shcherbakova'],
    ['Julia Scherbakova', 'Юлия Щербакова'],
    ['Александр Соловьёв', 'Alexander Solovyov'],
    ['Екатерина Хабарова', 'Yekaterina Khabarova'],
    ['Дмитрий Царёв', 'Dmitry Tsarev'],
    ['Смирнова Ольга', 'Смиронва Ольга'],
    ['Смирнова Ольга', 'Смирнва Ольга'],
    ['Кузнецов И. П.', 'Кузнецов Иван Петрович'],
  ])('%j may be %j', (one, other) => {
    expect(namesLookAlike(one, other)).toBe(true)
    expect(namesLookAlike(other, one)).toBe(true)
  })

  it.each([
    ['Иванов Иван', 'Иванов Пётр'],
    ['Иванов Александр', 'Иванова Александра'],
    ['Ким Анна', 'Цой Анна'],
    ['Ан Ли', 'Ян Ли'],
    ['Иванов', 'Иванов Иван'],
    ['', ''],
    ['И. И.', 'Иванов Иван'],
  ])('%j is not %j', (one, other) => {
    expect(namesLookAlike(one, other)).toBe(false)
  })

  it('looks like itself in any order of its words', () => {
    const word = fc.stringMatching(/^[а-яё]{2,10}$/u)
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(likenessKey(`${one} ${other}`)).toBe(likenessKey(`${other.toUpperCase()}, ${one}`))
      }),
    )
  })
})

describe('a name in capitals', () => {
  test.each([
    ['КУЗНЕЦОВА ОЛЬГА ИВАНОВНА', 'Кузнецова Ольга Ивановна'],
    ['ИВАНОВ-ПЕТРОВ А.Б.', 'Иванов-Петров А.Б.'],
    ['АЛИЕВ ВАГИФ ТОФИК ОГЛЫ', 'Алиев Вагиф Тофик оглы'],
    ["O'BRIEN ANNA", "O'Brien Anna"],
    ['Ким МАРИЯ', 'Ким МАРИЯ'],
    ['де ла Крус Анна', 'де ла Крус Анна'],
    ['А. Б.', 'А. Б.'],
  ])('%s is shown as %s', (written, shown) => {
    expect(withoutCapitals(written)).toBe(shown)
  })
})
