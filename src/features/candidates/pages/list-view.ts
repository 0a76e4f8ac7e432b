import { listCities } from '../../../db/reference/cities.ts'
import type { Db } from '../../../db/open.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { levelName, levels } from '../../../web/texts/levels.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { addressOf, exportQuery, otherCity, payPositions, setFilters, type Filters } from '../filters.ts'
import { knownSources } from '../reads/known-sources.ts'
import { foundView } from '../words.ts'
import { contactsOf } from '../reads/contacts.ts'
import { searchCandidates } from '../reads/search.ts'
import { standings } from '../reads/standings.ts'
import { knownTags } from '../reads/tags.ts'

/** The list itself: what changes while one types. */
export async function resultsView(
  db: Db,
  { search, filters, after }: { search: string; filters: Filters; after?: number | undefined },
  visitor: Visitor,
) {
  const { rows, next } = await searchCandidates(db, search, filters, after)
  const ids = rows.map((row) => row.id)
  const isFiltered = setFilters(filters).length > 0
  const [contacts, applied, words] = await Promise.all([
    contactsOf(db, ids),
    ids.length > 0 ? standings(db, ids) : [],
    isFiltered ? filterWords(db, filters, visitor) : [],
  ])
  return {
    search,
    candidates: rows.map((row) => foundView(row, contacts, applied, visitor)),
    filtered: isFiltered,
    filtersInWords: words.join(' · ') || visitor.t('candidates.filters-none'),
    payWithoutVacancy: filters.pay !== undefined && filters.vacancy === undefined,
    address: addressOf(filters, after),
    exportQuery: exportQuery(search, filters),
    saveAddress: `/candidates/filters/new?${new URLSearchParams(setFilters(filters)).toString()}`,
    first: after === undefined ? null : addressOf(filters),
    onwards: next === null ? null : addressOf(filters, next),
  }
}

/** What the list can be narrowed by. */
export async function filterOptions(db: Db, visitor: Visitor) {
  const { t, language } = visitor
  const [cities, vacancies, sources, tags] = await Promise.all([
    listCities(db),
    openVacancies(db),
    knownSources(db),
    knownTags(db),
  ])
  return {
    vacancies: vacancies.map(({ id, title }) => ({ value: id, label: title })),
    cities: [...cityOptions(cities, language), { value: otherCity, label: t('candidate.city-other') }],
    levels: levels.map((level) => ({ value: level, label: levelName(level, visitor) })),
    sources: sources.map((source) => ({ value: source, label: source })),
    tags: tags.map(({ id, name }) => ({ value: id, label: name })),
    pays: payPositions.map((position) => ({ value: position, label: t(`candidates.pay.${position}`) })),
  }
}

/** The filters that are set, in words. */
export async function filterWords(db: Db, filters: Filters, visitor: Visitor): Promise<string[]> {
  const { vacancies, cities, levels, sources, tags, pays } = await filterOptions(db, visitor)
  const options = { vacancy: vacancies, city: cities, level: levels, source: sources, tag: tags, pay: pays }
  return Object.entries(options).flatMap(([name, choices]) => {
    const value = filters[name as keyof Filters]
    if (value === undefined) return []
    const chosen = choices.find((choice) => String(choice.value) === String(value))
    return [chosen?.label ?? String(value)]
  })
}
