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
  ['Национальность', 'origin'],
  ['Прописка', 'residence'],
  ['Религия', 'belief'],
  ['Здоровье', 'health'],
])('%j is nothing to choose people by', (name, kind) => expect(unlawfulCriterion(name)).toBe(kind))

test.each([
  'Полнота ответов',
  'Работа в полях',
  'Работа с возражениями',
  'Знание автомобилей',
  'Managing people',
  'Language',
  '',
])('%j may be asked for', (name) => expect(unlawfulCriterion(name)).toBeNull())

test.each([
  ['age', ['молодость', 'Age', 'youth']],
  ['sex', ['пол', 'sex']],
  [
    'family',
    ['Семья', 'дети', 'Детей', 'наличие детей', 'Наличие   дети', 'Беременность', 'family', 'children', 'pregnancy'],
  ],
  [
    'appearance',
    [
      'внешность',
      'Внешний  вид',
      'шарм',
      'привлекательность',
      'looks',
      'Good looks',
      'appearance',
      'charm',
      'attractiveness',
    ],
  ],
  ['own-car', ['машина', 'автомобиль', 'Car']],
  ['habits', ['вредные  привычки', 'smoking']],
] as const)('one word that names %s is enough, and within a longer name it says nothing', (kind, names) => {
  for (const name of names) {
    expect(unlawfulCriterion(name), name).toBe(kind)
    expect(unlawfulCriterion(`Xx${name}`), name).toBeNull()
    expect(unlawfulCriterion(`${name}xx`), name).toBeNull()
  }
})
