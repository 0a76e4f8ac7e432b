import { shownAgain } from './forms.ts'

/*
 * Forms of several rows: every field carries the number of its row, `name-5`, and the fields of a new row end in `new`.
 */

/** The numbers of the rows that have a field of this name. */
export function numbersOf(field: string, body: unknown): number[] {
  const pattern = new RegExp(`^${field}-([1-9]\\d{0,8})$`)
  return Object.keys(body ?? {})
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .slice(0, 100)
    .map(Number)
}

/** What was typed for the rows that are still there, and for the one to be added. */
export function typedFor(rows: readonly { id: number }[], body: unknown): Record<string, unknown> {
  const ids = new Set(['new', ...rows.map(({ id }) => String(id))])
  return Object.fromEntries(
    Object.entries(shownAgain((body ?? {}) as Record<string, unknown>)).filter(([name]) =>
      ids.has(name.split('-')[1] ?? ''),
    ),
  )
}
