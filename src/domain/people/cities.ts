import { searchKey } from './names.ts'

/** A city by its id, its names and the other ways in which people write it. */
export type KnownCity = { id: string; names: readonly string[] }

/** Makes the function that says which city a text names, by id or in any spelling; null for every other place. */
export function cityReader(cities: readonly KnownCity[]): (text: string) => string | null {
  const byKey = new Map(cities.flatMap(({ id, names }) => [id, ...names].map((name) => [searchKey(name), id] as const)))
  return (text) => byKey.get(searchKey(text.split(',')[0] ?? '').replace(/^(?:г|город) /u, '')) ?? null
}
