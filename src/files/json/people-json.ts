import type { TableRow } from '../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../domain/tables/forbidden-columns.ts'
import { limits } from '../limits.ts'
import { addRow, type MadeTable } from '../table.ts'
import { greenhousePerson, isGreenhousePerson } from './greenhouse-json.ts'
import { hhPerson, isHhPerson } from './hh-json.ts'
import { huntflowPerson, isHuntflowPerson } from './huntflow-json.ts'
import { at } from './json-values.ts'
import { personHeadings } from './person-cells.ts'

/** Where the person stands in what the APIs wrap around them: negotiations, events. */
const wrappings = [
  ['resume'],
  ['payload', 'application', 'candidate'],
  ['payload', 'candidate'],
  ['candidate'],
  ['event', 'applicant'],
] as const

/**
 * People as the APIs of hh.ru (résumés, negotiations), Greenhouse (candidates, applications, events) and Huntflow
 * (applicants, events) give them, each taken as it comes by. What may not be kept is never read: it only becomes an
 * empty column, so that the report can say so.
 */
export function peopleTable() {
  const rows: TableRow[] = []
  const forbidden = forbiddenNames()
  return {
    take(item: unknown): void {
      const person =
        wrappings.map((path) => at(item, path)).find((inside) => inside !== null && typeof inside === 'object') ?? item
      const cells = isGreenhousePerson(person)
        ? greenhousePerson(person, item)
        : isHuntflowPerson(person)
          ? huntflowPerson(person, item)
          : isHhPerson(person)
            ? hhPerson(person, item)
            : null
      if (cells === null) return
      addRow(
        rows,
        personHeadings.map((name) => cells[name] ?? null),
      )
      for (const inside of [person, at(person, ['custom_fields']), at(person, ['keyed_custom_fields'])])
        forbidden.look(inside)
    },
    table: (): MadeTable => ({ headings: [...personHeadings, ...forbidden.found], rows }),
  }
}

/** Nearly all people have the same fields; a file in which they have not is not worth remembering. */
const remembered = 10_000

/**
 * The names of fields that may not be kept. Each is looked at once: the look is slow, and every person has them all.
 */
function forbiddenNames() {
  const [seen, found] = [new Set<string>(), new Set<string>()]
  const look = (value: unknown) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return
    for (const name of Object.keys(value)) {
      if (seen.has(name) || name.length > limits.heading) continue
      if (seen.size < remembered) seen.add(name)
      if (isForbiddenHeading(name)) found.add(name)
    }
  }
  return { look, found }
}
