import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unlawfulPhrases } from '../../../src/domain/lawful-text/lawful-text.ts'

const kinds = (text: string) => unlawfulPhrases(text).map(({ kind, phrase }) => [kind, phrase])

describe('unlawful demands', () => {
  it.each([
    ['Возраст от 25 до 40 лет, опыт от 1 года', [['age', 'Возраст от 25 до 40 лет']]],
    ['Ищем менеджера 25–40 лет', [['age', '25–40 лет']]],
    ['кандидаты не старше 45 лет', [['age', 'не старше 45 лет']]],
    [
      'Девушка до 35 лет',
      [
        ['sex', 'Девушка'],
        ['age', 'до 35 лет'],
      ],
    ],
    ['Требуются молодые люди', [['age', 'молодые люди']]],
    ['Пол: женский', [['sex', 'Пол: женский']]],
    ['только мужчины', [['sex', 'только мужчины']]],
    [
      'Замужняя, без маленьких детей',
      [
        ['family', 'Замужняя'],
        ['family', 'без маленьких детей'],
      ],
    ],
    ['презентабельная внешность', [['appearance', 'презентабельная внешность']]],
    ['Приятный внешний вид', [['appearance', 'Приятный внешний вид']]],
    ['наличие личного автомобиля', [['own-car', 'личного автомобиля']]],
    [
      'без вредных привычек, некурящий',
      [
        ['habits', 'без вредных привычек'],
        ['habits', 'некурящий'],
      ],
    ],
    [
      'Aged 25-40, female candidates',
      [
        ['age', 'Aged 25-40'],
        ['sex', 'female candidates'],
      ],
    ],
    [
      'not older than 35 years old; own car',
      [
        ['age', 'not older than 35 years old'],
        ['own-car', 'own car'],
      ],
    ],
    [
      'Young women, unmarried, attractive appearance',
      [
        ['age', 'Young women'],
        ['family', 'unmarried'],
        ['appearance', 'attractive appearance'],
      ],
    ],
    [
      'Возрастные ограничения: нет; пенсионеры не рассматриваются',
      [
        ['age', 'Возрастные ограничения'],
        ['age', 'пенсионеры не рассматриваются'],
      ],
    ],
    ['пол женский', [['sex', 'пол женский']]],
    ['Пол: м.', [['sex', 'Пол: м']]],
    [
      'Холост, дети старше 5 лет',
      [
        ['family', 'Холост'],
        ['family', 'дети старше 5 лет'],
      ],
    ],
    ['Семейные приветствуются', [['family', 'Семейные приветствуются']]],
    [
      'Внешность приятная, размер одежды 42-46, фото обязательно',
      [
        ['appearance', 'Внешность приятная'],
        ['appearance', 'размер одежды 42-46'],
        ['appearance', 'фото обязательно'],
      ],
    ],
    ['Приветствуется наличие автомобиля', [['own-car', 'наличие автомобиля']]],
    ['Наличие л/а', [['own-car', 'Наличие л/а']]],
    [
      'Отсутствие желания курить, не злоупотребляющий алкоголем',
      [
        ['habits', 'Отсутствие желания курить'],
        ['habits', 'не злоупотребляющий алкоголем'],
      ],
    ],
    [
      'Maximum age 35, between 25 and 35 years old',
      [
        ['age', 'Maximum age 35'],
        ['age', 'between 25 and 35 years old'],
      ],
    ],
    [
      'Young and energetic person, females preferred',
      [
        ['age', 'Young and energetic person'],
        ['sex', 'females preferred'],
      ],
    ],
    [
      'Slim figure, height at least 170 cm, photo required',
      [
        ['appearance', 'Slim figure'],
        ['appearance', 'height at least 170'],
        ['appearance', 'photo required'],
      ],
    ],
    [
      'No kids. Must have a car. Smokers need not apply',
      [
        ['family', 'No kids'],
        ['own-car', 'Must have a car'],
        ['habits', 'Smokers need not apply'],
      ],
    ],
    [
      'Non-smokers without bad habits',
      [
        ['habits', 'Non-smokers'],
        ['habits', 'without bad habits'],
      ],
    ],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected))

  it.each([
    'Без семьи, которая верит в вас, успеха нет',
    'Сотрудникам с личным авто парковка',
    'Пол: м/ж',
    'Полы мыть не нужно',
    'Пол метра от метро',
    'Холостой ход двигателя',
    'Работы по полу',
    'Детская одежда размером 42',
    'Ведение фото обязательных документов',
    'Возраст компании 15 лет',
    'Средний возраст 29 лет',
    'Молодым специалистам льготы',
    'Собственная авто и вело-парковка',
    'Молодая команда, дружный коллектив',
    'Кандидаты от 18 лет',
    'Возраст от 18 лет',
    'Опыт работы от 10 до 15 лет',
    'Занятия с детьми от 10 до 14 лет',
    'Продажа обуви для женщин',
    'Приглашаем мужчин и женщин',
    'Магазин мужской одежды',
    'Семейный ресторан',
    'Опрятный внешний вид',
    'Внешний вид сайта',
    'Компенсация использования личного автомобиля',
    'Офис в центре, пол: паркет',
    'Карьерный рост от стажёра',
    'Работа в машиностроении',
    'Не старше трёх дней',
    'At least 18 years old',
    '10-15 years experience',
    'A young team',
    'Clothes for women only',
    'Smoking area',
    'A company car',
    'Average growth under 20 per cent',
  ])('are not in: %s', (text) => expect(kinds(text)).toEqual([]))

  it('are pointed at where they stand, with the law', () => {
    const text = 'Ждём вас! Возраст: 25-40.'
    expect(unlawfulPhrases(text)).toEqual([
      {
        start: 10,
        end: 24,
        phrase: 'Возраст: 25-40',
        kind: 'age',
        law: ['labour-code-3', 'labour-code-64', 'employment-law-53', 'offences-code-13-11-1'],
      },
    ])
  })

  // At this length a search in quadratic time would go on for an hour.
  it.each([
    [' ', 0],
    ['девушка ', 200_000],
    ['a', 0],
    ['25 ', 0],
    ['и ', 0],
    ['до ', 0],
  ])('are found in a text that repeats "%s" without end', (part, times) => {
    expect(unlawfulPhrases(part.repeat(200_000))).toHaveLength(times)
  })

  it('never overlap and always quote the text', () => {
    const words = fc.constantFrom(
      'девушка',
      'до 35 лет',
      'молодые люди',
      'возраст 25-40',
      'и',
      'мужчины',
      'own car',
      ',',
      'опыт',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ')
        const found = unlawfulPhrases(text)
        expect(
          found.every(
            ({ start, end, phrase }, i) => text.slice(start, end) === phrase && start >= (found[i - 1]?.end ?? 0),
          ),
        ).toBe(true)
      }),
    )
  })
})
