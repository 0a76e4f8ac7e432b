import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOneSlip, likenessKey, namesAgree, namesLookAlike } from '../../../src/domain/people/duplicates.ts'

describe('the likeness key of a name', () => {
  it.each([
    ['Юлия Щербакова', 'Shcherbakova Yuliya'],
    ['Юлия Щербакова', 'Julia Scherbakova'],
    ['Жанна Хохлова', 'Zhanna Khokhlova'],
    ['Цветаева Фаина', 'Tsvetaeva Faina'],
    ['Цветаева Фаина', 'Tzvetaeva Phaina'],
    ['Алексей Чайкин', 'Aleksei Chajkin'],
    ['Алексей Чайкин', 'Alexey Chaykin'],
    ['Вячеслав Шишкин', 'Wiacheslaw Shishkin'],
    ['Матвей Зуев', 'Matvey Zuev'],
    ['Наталья Ёлкина', 'Natalia Elkina'],
    ['Подъячева Эмма', 'Podiacheva Emma'],
    ['Рыков Дмитрий', 'Rykov Dmitriy'],
    ['Гусев Борис', 'Gusev Boris'],
    ['Ґудзь Іван', 'Gudz Ivan'],
    ['Їжак Євген', 'Izhak Evgen'],
    ['Василий Лопырёв', 'Vasilij Lopirev'],
  ])('%j and %j share one key', (one, other) => expect(likenessKey(one)).toBe(likenessKey(other)))

  it('has its words in alphabetical order and in Latin letters', () => {
    expect(likenessKey('Щербакова Юлия')).toBe('iulia sherbakova')
    expect(likenessKey('Съедин Яков')).toBe('iakov sedin')
  })

  it('is empty for a name without letters', () => expect(likenessKey(' — ')).toBe(''))
})

describe('names that look alike', () => {
  it.each([
    ['Иванова Анна', 'Анна Иванова'],
    ['Иванова Анна Петровна', 'Иванова Анна'],
    ['Иванова Анна', 'Ivanova Anna'],
    ['Иванова А.', 'Иванова Анна'],
    ['Иванова А. П.', 'Иванова Анна Петровна'],
    ['Смирнова Ольга', 'Смиронва Ольга'],
    ['Смирнова Ольга', 'Смирнова Олга'],
    ['Петрова Анна', 'Питрова Анна'],
    ['Мадонна', 'Мадонна'],
    ['Иван Зуев', 'Ивна Зуев'],
    ['Анна Анна', 'Анна Анна'],
  ])('%j and %j', (one, other) => {
    expect(namesLookAlike(one, other)).toBe(true)
    expect(namesLookAlike(other, one)).toBe(true)
  })

  it.each([
    ['Иванова Анна', 'Иванова Мария'],
    ['Смирнова Ольга', 'Смиронва Олгва'],
    ['Ли Анна', 'Ло Анна'],
    ['Ким Ян', 'Кимо Ян'],
    ['Мадонна', 'Мадонма'],
    ['Анна', 'Иванова Анна'],
    ['Иванова Б.', 'Иванова Анна'],
    ['Анна Анна', 'Анна Иванова'],
    ['', ''],
    ['', 'Анна'],
  ])('%j and %j do not', (one, other) => {
    expect(namesLookAlike(one, other)).toBe(false)
    expect(namesLookAlike(other, one)).toBe(false)
  })

  it.each([
    ['А. И.', 'Анна Иванова'],
    ['А. Иванова', 'Анна И.'],
  ])('%j and %j share no whole word', (one, other) => {
    expect(namesLookAlike(one, other)).toBe(false)
    expect(namesLookAlike(other, one)).toBe(false)
  })

  it('gives the same answer in either order', () => {
    const word = constantFrom('Анна', 'Анно', 'А.', 'Иванова', 'Иванов', 'И.', 'Ира', 'Мирина', 'Марина')
    const name = array(word, { maxLength: 4 }).map((words) => words.join(' '))
    assert(
      property(name, name, (one, other) => {
        expect([namesLookAlike(one, other), namesAgree(one, other)]).toEqual([
          namesLookAlike(other, one),
          namesAgree(other, one),
        ])
      }),
    )
  })

  it('compares each word with its nearest one', () => {
    expect(namesLookAlike('Мирина Марина', 'Марина Мирина')).toBe(true)
    expect(namesLookAlike('Марина Мирина Олегова', 'Мирина Олегова')).toBe(true)
  })
})

describe('names of people with one phone', () => {
  it.each([
    ['Анна', 'Иванова Анна'],
    ['А. И.', 'Анна Иванова'],
    ['Иванова Анна', 'Ivanova Anna Petrovna'],
  ])('%j and %j agree', (one, other) => expect(namesAgree(one, other)).toBe(true))

  it.each([
    ['Иванова Анна', 'Иванова Мария'],
    ['Иванова Анна Сергеевна', 'Петрова Анна Сергеевна'],
    ['Анна', 'Мария'],
  ])('%j and %j do not', (one, other) => expect(namesAgree(one, other)).toBe(false))
})

describe('one typing slip', () => {
  it.each([
    ['kitten', 'sitten'],
    ['kitten', 'kittan'],
    ['kitten', 'kitteh'],
    ['kitten', 'itten'],
    ['kitten', 'kittens'],
    ['kitten', 'kiten'],
    ['kitten', 'kittne'],
    ['kitten', 'iktten'],
    ['ab', 'ba'],
    ['a', ''],
  ])('%j and %j', (a, b) => {
    expect(isOneSlip(a, b)).toBe(true)
    expect(isOneSlip(b, a)).toBe(true)
  })

  it.each([
    ['kitten', 'kitten'],
    ['kitten', 'sittan'],
    ['kitten', 'kittenss'],
    ['kitten', 'tkiten'],
    ['kitten', 'itkten!'],
    ['abcd', 'badc'],
    ['abcd', 'abdce'],
    ['abcd', 'cbad'],
    ['abcd', 'abxy'],
    ['abcd', 'abdx'],
    ['abcd', 'abxc'],
    ['abc', 'abcde'],
  ])('%j and %j are further apart', (a, b) => {
    expect(isOneSlip(a, b)).toBe(false)
    expect(isOneSlip(b, a)).toBe(false)
  })
})
