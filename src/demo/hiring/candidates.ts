import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { createCandidate } from '../../features/candidates/acts/create-candidate.ts'
import type { CandidateFields } from '../../features/candidates/candidate.ts'
import { textsFrom } from '../../domain/people/candidate/candidate-facts.ts'
import { inventNames } from '../names.ts'
import type { Random } from '../random.ts'
import type { DemoVacancies, DemoVacancy } from './vacancies.ts'

export const sources = [
  'hh.ru',
  'hh.ru',
  'hh.ru',
  'Авито Работа',
  'Авито Работа',
  'SuperJob',
  'Сайт компании',
  'Рекомендация',
] as const

const educations = ['Высшее', 'Высшее', 'Неоконченное высшее', 'Среднее специальное', 'Среднее'] as const
const skills = [
  '1С, холодные звонки',
  'CRM, деловая переписка',
  'Excel, переговоры',
  'CRM, тендеры',
  'Работа с возражениями',
] as const
const languages = ['английский B1', 'английский B2\nнемецкий A1', 'английский A2', 'казахский, родной']

/** How many apply to each, in what city they live, how long they have worked and about what they ask for. */
const pools: Record<DemoVacancy, { people: number; city: string; years: [number, number]; pay: [number, number] }> = {
  moscow: { people: 58, city: 'moscow', years: [0, 4], pay: [60, 95] },
  spb: { people: 24, city: 'spb', years: [0, 2], pay: [45, 65] },
  ekb: { people: 14, city: 'ekb', years: [1, 6], pay: [60, 90] },
  nn: { people: 10, city: 'nn', years: [0, 2], pay: [35, 50] },
  leading: { people: 8, city: 'moscow', years: [3, 12], pay: [110, 180] },
  filled: { people: 6, city: 'spb', years: [1, 5], pay: [55, 75] },
}

/** Invented people with contacts that lead nowhere. @returns the ids of those who applied to each vacancy */
export async function addCandidates(
  db: Db,
  vacancies: DemoVacancies,
  now: Temporal.Instant,
  random: Random,
): Promise<Record<DemoVacancy, number[]>> {
  const applicants: Record<DemoVacancy, number[]> = { moscow: [], spb: [], ekb: [], nn: [], leading: [], filled: [] }
  const places = (Object.keys(pools) as DemoVacancy[]).flatMap((vacancy) =>
    Array.from({ length: pools[vacancy].people }, () => vacancy),
  )
  const names = inventNames(places.length, random)
  for (const [index, vacancy] of random.shuffled(places).entries()) {
    // All of them before the first batch.
    const at = now.subtract({ hours: 24 * 90 }).add({ hours: 9 * index })
    const added = await createCandidate(
      db,
      { ...invent(names[index] ?? '', index, vacancy, random), vacancy: vacancies[vacancy] },
      at,
    )
    if ('created' in added) applicants[vacancy].push(added.created)
  }
  return applicants
}

function invent(name: string, index: number, vacancy: DemoVacancy, random: Random): CandidateFields {
  const { city, years, pay } = pools[vacancy]
  const asks = random.chance(0.7)
  const elsewhere = random.chance(0.06)
  return {
    ...textsFrom(() => null),
    messageLanguage: null,
    name,
    // Under 945 the numbering plan has no subscribers, and example.ru receives no mail.
    phones: [`+7945${String(1_000_000 + index * 7919)}`],
    profiles: [],
    emails: random.chance(0.6) ? [`person${index + 1}@example.ru`] : [],
    city: elsewhere ? { other: random.pick(['Тверь', 'Пермь', 'Казань']) } : { id: city },
    source: random.pick(sources),
    experienceMonths: experience(years, random),
    education: random.pick(educations),
    skills: random.chance(0.5) ? random.pick(skills) : null,
    languages: languages[index % 12] ?? null,
    expectedPay: asks
      ? { amount: random.between(...pay) * 1000, basis: random.pick(['net', 'net', 'gross', 'unknown']) }
      : null,
  }
}

/** Of some only whole years are known, of some only the months, of a few nothing. */
function experience(range: [number, number], random: Random): number | null {
  const years = random.chance(0.9) ? random.between(...range) : null
  const months = random.chance(0.5) ? random.between(0, 11) : null
  return years === null && months === null ? null : (years ?? 0) * 12 + (months ?? 0)
}
