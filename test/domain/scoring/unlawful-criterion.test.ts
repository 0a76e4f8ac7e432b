import { expect, test } from 'vitest'
import { unlawfulCriterion } from '../../../src/domain/scoring/unlawful-criterion.ts'

test.each([
  ['Возраст', 'age'],
  ['Возраст до 40', 'age'],
  ['Пол', 'sex'],
  ['Gender', 'sex'],
  ['Семейное положение', 'family'],
  ['Приятная внешность', 'appearance'],
  ['  Обаяние ', 'appearance'],
  ['Свой автомобиль', 'own-car'],
  ['Курение', 'habits'],
])('%j is nothing to choose people by', (name, kind) => expect(unlawfulCriterion(name)).toBe(kind))

test.each(['Полнота ответов', 'Работа в полях', 'Работа с возражениями', 'Знание автомобилей', 'Managing people', 'Language', ''])('%j may be asked for', (name) =>
  expect(unlawfulCriterion(name)).toBeNull(),
)
