import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import data from '../../../data/unlawful-phrases.json' with { type: 'json' }
import { unlawfulKinds } from '../../../src/domain/lawful-text/lawful-phrases.ts'
import { unlawfulPhrases } from '../../../src/domain/lawful-text/lawful-text.ts'
import phrases from './phrases.json' with { type: 'json' }

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

  // At this length a search in quadratic time would go on for minutes.
  it.each([
    [' ', 0],
    ['девушка ', 50_000],
    ['a', 0],
    ['25 ', 0],
    ['и ', 0],
    ['до ', 0],
  ])('are found in a text that repeats "%s" without end', (part, times) => {
    expect(unlawfulPhrases(part.repeat(50_000))).toHaveLength(times)
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

describe('the lists of phrases', () => {
  const isRussian = (text: string) => /[а-яё]/i.test(text)

  it('have at least 150 to find and 150 innocent ones in each language, none twice', () => {
    for (const list of [Object.values(phrases.found).flat(), phrases.silent]) {
      expect(new Set(list).size).toBe(list.length)
      const russian = list.filter(isRussian).length
      expect(Math.min(russian, list.length - russian)).toBeGreaterThanOrEqual(150)
    }
  })

  it.each(Object.entries(phrases.found))('are found, each under its ground: %s', (ground, list) => {
    const missed = list.filter((text) => !unlawfulPhrases(text).some(({ kind }) => kind === ground))
    expect(missed).toEqual([])
  })

  it('stay silent where nobody is chosen by anything but work', () => {
    expect(phrases.silent.filter((text) => unlawfulPhrases(text).length > 0)).toEqual([])
  })
})

describe('the known phrases of data/', () => {
  it('name every ground, with an article of the law', () => {
    expect(data.grounds.map(({ ground }) => ground)).toEqual([...unlawfulKinds])
    expect(data.grounds.every(({ articles }) => articles.length > 0)).toBe(true)
  })

  it.each(data.grounds)('find their example and leave the counter-example alone: $ground', ({ ground, phrases }) => {
    for (const { example, counterExample } of phrases) {
      expect(unlawfulPhrases(example)[0]?.kind, example).toBe(ground)
      expect(unlawfulPhrases(counterExample), counterExample).toEqual([])
    }
  })

  it('use parts that are there', () => {
    const patterns = [...data.grounds.flatMap(({ phrases }) => phrases), ...Object.values(data.parts)]
    const used = patterns.flatMap((pattern) => JSON.stringify(pattern).match(/(?<=\{)[a-z]\w+(?=\})/gi) ?? [])
    expect(used.filter((name) => !(name in data.parts))).toEqual([])
  })
})
