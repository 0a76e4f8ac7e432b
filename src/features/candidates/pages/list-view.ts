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
import { knownTags } from '../reads/tags.ts'

/** The list itself: what changes while one types. */
export async function resultsView(
  db: Db,
  { search, filters, after }: { search: string; filters: Filters; after?: number | undefined },
  visitor: Visitor,
) {
  const { rows, next } = await searchCandidates(db, search, filters, after)
  const contacts = await contactsOf(
    db,
    rows.map((row) => row.id),
  )
  return {
    search,
    candidates: rows.map((row) => foundView(row, contacts, visitor)),
    filtered: setFilters(filters).length > 0,
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
