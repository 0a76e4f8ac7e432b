import { z } from 'zod'
import { optionalChoice, optionalId, optionalText } from '../../web/forms/fields.ts'

/** The choice beside our cities: one we hold no figures for, written out. */
export const otherCity = 'other'

/** How what is asked for lies to the band of the vacancy's city and level. */
export const payPositions = ['under', 'in', 'over'] as const

/** What the list can be narrowed by and still be an address that names nobody. */
export const filterQuery = z.object({
  vacancy: optionalId(),
  city: optionalText(40),
  level: optionalChoice(['1', '2', '3', '4']),
  source: optionalText(100),
  tag: optionalId(),
  pay: optionalChoice(payPositions),
})

export type Filters = z.output<typeof filterQuery>

/** The filters that are set, as an address holds them. */
export const setFilters = (filters: Filters): [string, string][] =>
  Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )

/** The address of a file with those on the screen; what is searched for stays in the session. */
export function exportQuery(search: string, filters: Filters): string {
  const query = new URLSearchParams(setFilters(filters))
  if (search !== '') query.set('searched', 'yes')
  return query.size > 0 ? `?${query.toString()}` : ''
}

/** The list's address with what it is narrowed by, and nothing that names a person. */
export function addressOf(filters: Filters, after?: number): string {
  const query = new URLSearchParams(setFilters(filters))
  if (after !== undefined) query.set('after', String(after))
  return query.size > 0 ? `/candidates?${query.toString()}` : '/candidates'
}
