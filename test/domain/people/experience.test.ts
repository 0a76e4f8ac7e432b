import { describe, expect, it } from 'vitest'
import { readExperience } from '../../../src/domain/people/experience.ts'
import { experienceDay, experienceWordings } from './wordings/experience.ts'

describe('experience in words', () => {
  it.each([
    ['3 года 2 месяца', 38],
    ['2,5 years', 30],
    ['2.5 лет', 30],
    ['1 г. 6 мес', 18],
    ['1г 1мес', 13],
    ['4 yrs', 48],
    ['4 yr', 48],
    ['1 y', 12],
    ['7 months', 7],
    ['7 mos', 7],
    ['7 mo', 7],
    ['10+ лет', 120],
    ['Опыт: 5 лет', 60],
    ['  2 ГОДА  ', 24],
    ['1,3 года', 16],
    ['1,25 года', 15],
    ['1 year', 12],
    ['11 мес', 11],
    ['  7 mo', 7],
  ])('%j is %i months', (text, months) => {
    expect(readExperience(text, 'years')).toBe(months)
    expect(readExperience(text, 'months')).toBe(months)
  })

  it.each([
    ['3-6 лет', 36],
    ['3 – 6 лет', 36],
    ['1—3 года', 12],
    ['1,5-2,5 года', 18],
    ['3-6 мес', 3],
    ['более 5 лет', 60],
    ['8-10 лет', 96],
    ['1-1,25 года', 12],
    ['3-6лет', 36],
    ['10-12 мес', 10],
    ['3-6мес', 3],
    ['3- 6 мес', 3],
  ])('%j counts its lower end, %i months', (text, months) => expect(readExperience(text, 'years')).toBe(months))

  it.each(['нет', 'без опыта', 'Нет опыта', 'none', 'No experience', 'no'])('%j is none', (text) =>
    expect(readExperience(text, 'years')).toBe(0),
  )

  it.each([
    '',
    'много',
    'совсем нет',
    'не знаю',
    '5 гусей',
    '5 yachts',
    '3 moons',
    'опыт 3',
    '3 раза',
    'x3',
    'нет данных',
  ])('%j cannot be read', (text) => expect(readExperience(text, 'years')).toBeNull())
})

describe('experience as people and programs write it', () => {
  it.each(experienceWordings)('%j is %j months', (text, months) => {
    expect(readExperience(text, 'years', experienceDay)).toBe(months)
  })

  it('that goes on cannot be counted without a day to count to', () => {
    expect(readExperience('с 2015 года', 'years')).toBeNull()
    expect(readExperience('2019-2022', 'years')).toBe(25)
    expect(readExperience('с 2030 года', 'years', experienceDay)).toBeNull()
    expect(readExperience('2019-2030', 'years', experienceDay)).toBeNull()
  })
})

describe('a bare number of experience', () => {
  it.each([
    ['3', 36, 3],
    ['2,5', 30, 3],
    ['1,25', 15, 1],
    ['10-12', 120, 10],
    ['10+', 120, 10],
    ['10 +', 120, 10],
    ['3-6', 36, 3],
    ['3 — 6', 36, 3],
    ['от 3', 36, 3],
    ['более 3', 36, 3],
    ['больше 3', 36, 3],
    ['свыше 3', 36, 3],
    ['over 3', 36, 3],
    ['more than 3', 36, 3],
    ['from 3', 36, 3],
    ['0', 0, 0],
  ])('%j is %i months in a column of years and %i in one of months', (text, inYears, inMonths) => {
    expect(readExperience(text, 'years')).toBe(inYears)
    expect(readExperience(text, 'months')).toBe(inMonths)
  })

  it('is read up to 70 years, and not beyond', () => {
    expect(readExperience('70', 'years')).toBe(840)
    expect(readExperience('71', 'years')).toBeNull()
    expect(readExperience('840', 'months')).toBe(840)
    expect(readExperience('841', 'months')).toBeNull()
    expect(readExperience('1987', 'years')).toBeNull()
    expect(readExperience('70 лет 1 мес', 'years')).toBeNull()
  })
})
