import type { Db } from '../../../db/open.ts'
import { titleKey } from '../../../domain/pipeline/told-application.ts'
import { stagesOf, type Stage } from '../../vacancies/reads/stages.ts'

/** What somebody decided about a title in a file: which vacancy it is, that it is a new one, or that it is left out. */
export type VacancyChoice = number | 'new' | 'none'

/** The decisions about the titles of a file, by `titleKey`; new vacancies are made in one city and of one level. */
export type VacancyChoices = {
  titles: Record<string, { title: string; choice: VacancyChoice }>
  city: string
  level: number
}

/** Why a title is not applied for. */
export type NoVacancy = 'vacancy-unknown' | 'vacancy-unclear' | 'vacancy-closed' | 'vacancy-left-out'

/** Which vacancy a title is: one there is, one that is to be made under its key, or none. */
export type FoundVacancy = { id: number } | { make: string } | { none: NoVacancy }

export type VacancyFinder = (title: string, city: string | null) => FoundVacancy

/** Which vacancy a title names: by what somebody decided now or before, or the open one of that title, in that city. */
export async function vacancyFinder(db: Db, chosen: VacancyChoices | null): Promise<VacancyFinder> {
  const rows = await db
    .selectFrom('vacancies')
    .select(['id', 'search_key', 'city_id', 'closed_at'])
    .orderBy('id')
    .execute()
  const open = new Set(rows.flatMap(({ id, closed_at }) => (closed_at === null ? id : [])))
  const byTitle = Map.groupBy(rows, ({ search_key }) => search_key)
  const remembered = await db.selectFrom('vacancy_wordings').select(['key', 'vacancy_id']).execute()
  const explained = new Map(remembered.map(({ key, vacancy_id }) => [key, vacancy_id]))

  const opened = (id: number): FoundVacancy => (open.has(id) ? { id } : { none: 'vacancy-closed' })

  function byItsTitle(key: string, city: string | null): FoundVacancy {
    const named = byTitle.get(key) ?? []
    const there = named.filter(({ id }) => open.has(id))
    const inCity = there.filter(({ city_id }) => city_id === city)
    const [one, second] = inCity.length > 0 ? inCity : there
    if (!one) return { none: named.length > 0 ? 'vacancy-closed' : 'vacancy-unknown' }
    return second ? { none: 'vacancy-unclear' } : { id: one.id }
  }

  return (title, city) => {
    const key = titleKey(title)
    const choice = chosen?.titles[key]?.choice
    if (choice === 'none') return { none: 'vacancy-left-out' }
    if (typeof choice === 'number') return opened(choice)
    const before = explained.get(key)
    const found = before !== undefined && open.has(before) ? { id: before } : byItsTitle(key, city)
    return choice === 'new' && 'none' in found ? { make: key } : found
  }
}

/** The stages of vacancies, each looked up once; those of one that is to be made are the usual ones. */
export function stagesLookedUp(): (db: Db, vacancy: number) => Promise<Stage[]> {
  const known = new Map<number, Stage[]>()
  return async (db, vacancy) => {
    const stages = known.get(vacancy) ?? (await stagesOf(db, vacancy))
    known.set(vacancy, stages)
    return stages
  }
}
