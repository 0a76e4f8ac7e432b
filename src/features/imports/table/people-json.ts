import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { greenhousePerson, isGreenhousePerson } from './greenhouse-json.ts'
import { hhPerson, isHhPerson } from './hh-json.ts'
import { at, itemsOf } from './json-values.ts'
import type { JsonTable } from './read-json.ts'

/** A person as a row of a table whose headings are ours. */
export type PersonCells = Partial<Record<(typeof headings)[number], string>>

const headings = ['surname', 'given', 'patronymic', 'phone', 'email', 'profile', 'city', 'source', 'experience_months', 'education', 'languages', 'skills', 'pay', 'note'] as const

/** Where the person stands in what the APIs wrap around them: negotiations, events. */
const wrappings = [['resume'], ['payload', 'application', 'candidate'], ['payload', 'candidate'], ['candidate']] as const

/**
 * People as the APIs of hh.ru (résumés, negotiations) and Greenhouse (candidates, applications, events) give them; null
 * when there are none. What may not be kept is never read: it only becomes an empty column, so that the report can say so.
 */
export function peopleTable(value: unknown): JsonTable | null {
  const people = itemsOf(value).flatMap((item) => {
    const person = wrappings.map((path) => at(item, path)).find((inside) => inside !== null && typeof inside === 'object') ?? item
    if (isGreenhousePerson(person)) return [{ person, cells: greenhousePerson(person) }]
    return isHhPerson(person) ? [{ person, cells: hhPerson(person, item) }] : []
  })
  if (people.length === 0) return null
  const forbidden = [...new Set(people.flatMap(({ person }) => forbiddenIn(person)))]
  return {
    headings: [...headings, ...forbidden],
    rows: people.map(({ cells }, index) => ({ row: index + 2, cells: [...headings.map((name) => cells[name] ?? null), ...forbidden.map(() => null)] })),
  }
}

function forbiddenIn(person: unknown): string[] {
  const names = [person, at(person, ['custom_fields']), at(person, ['keyed_custom_fields'])].flatMap((object) => (object !== null && typeof object === 'object' ? Object.keys(object) : []))
  return names.filter(isForbiddenHeading)
}
