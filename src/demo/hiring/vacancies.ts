import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { createVacancy } from '../../features/vacancies/acts/create-vacancy.ts'
import type { NewVacancy } from '../../features/vacancies/vacancy.ts'

const common = {
  payTable: null,
  payBasis: 'gross',
  business: 'other',
  description:
    'Встречать клиентов, отвечать на вопросы и доводить заявку до договора. График 5/2, обучение с первого дня.',
} as const

const inputs = {
  moscow: {
    ...common,
    title: 'Менеджер по работе с клиентами',
    city: 'moscow',
    level: 2,
    openings: 4,
    payFrom: 70_000,
    payTo: 90_000,
  },
  spb: {
    ...common,
    title: 'Начинающий менеджер по работе с клиентами',
    city: 'spb',
    level: 1,
    openings: 3,
    payFrom: 50_000,
    payTo: 60_000,
  },
  ekb: {
    ...common,
    title: 'Специалист по продажам',
    business: 'trade',
    city: 'ekb',
    level: 3,
    openings: 2,
    payFrom: 65_000,
    payTo: 85_000,
  },
  nn: {
    ...common,
    title: 'Менеджер в шоу-рум',
    business: 'trade',
    city: 'nn',
    level: 1,
    openings: 2,
    payFrom: 35_000,
    payTo: 45_000,
  },
  leading: {
    ...common,
    title: 'Ведущий менеджер по ключевым клиентам',
    city: 'moscow',
    level: 4,
    openings: 1,
    payFrom: 120_000,
    payTo: 160_000,
  },
  filled: {
    ...common,
    title: 'Менеджер по сопровождению договоров',
    city: 'spb',
    level: 2,
    openings: 1,
    payFrom: 60_000,
    payTo: null,
    payBasis: 'net',
  },
} as const satisfies Record<string, NewVacancy>

export type DemoVacancy = keyof typeof inputs
export type DemoVacancies = Record<DemoVacancy, number>

/** Vacancies in every city and of every level; one of them is `filled` and closed once people have applied to it. */
export async function addVacancies(db: Db, by: number, now: Temporal.Instant): Promise<DemoVacancies> {
  const opened = now.subtract({ hours: 24 * 95 })
  const add = async (input: NewVacancy) => {
    const made = await createVacancy(db, input, { by, at: opened })
    if ('refused' in made) throw new Error(`Vacancy "${input.title}" breaks a rule`)
    return made.id
  }
  return {
    filled: await add(inputs.filled),
    nn: await add(inputs.nn),
    ekb: await add(inputs.ekb),
    spb: await add(inputs.spb),
    leading: await add(inputs.leading),
    moscow: await add(inputs.moscow),
  }
}
