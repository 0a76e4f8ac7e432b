import type { Db } from '../../../db/open.ts'
import { listCities, type City } from '../../../db/reference/cities.ts'
import { cityReader } from '../../../domain/people/cities.ts'
import { articleTable } from '../../pay/reads/pay-tables.ts'
import { knownCities } from '../../places/reads/known-cities.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import type { Import } from '../import.ts'
import { vacancyFinder, type VacancyChoices, type VacancyFinder } from './file-vacancies.ts'

/**
 * What is needed to ask about the vacancies a file names: those there are, and where and of what level new ones may be.
 */
export type AboutVacancies = {
  find: VacancyFinder
  open: readonly { id: number; title: string }[]
  cities: readonly City[]
  readCity: (text: string) => string | null
  levels: readonly number[]
  chosen: VacancyChoices | null
  /** Whether the titles are the names of sheets, which may be anything. */
  ofSheets: boolean
}

export async function aboutVacancies(
  db: Db,
  { vacancies, mapping, headings }: Pick<Import, 'vacancies' | 'mapping' | 'headings'>,
): Promise<AboutVacancies> {
  return {
    find: await vacancyFinder(db, null),
    open: await openVacancies(db),
    cities: await listCities(db),
    readCity: cityReader(await knownCities(db)),
    levels: (await articleTable(db)).levels.map(({ level }) => level),
    chosen: vacancies,
    ofSheets: /^(?:лист|sheet)$/iu.test(headings[mapping['vacancy']?.[0] ?? -1] ?? ''),
  }
}
