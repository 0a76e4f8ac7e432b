type Path = readonly (string | number)[]

/** What stands at a place of a JSON value; undefined where there is no such place. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      inside !== null && typeof inside === 'object' ? (inside as Record<string | number, unknown>)[key] : undefined,
    value,
  )
}

/** The same as text; '' for what is none. */
export function textAt(value: unknown, ...path: Path): string {
  const found = at(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** The same as a list; empty for what is none. */
export function listAt(value: unknown, ...path: Path): unknown[] {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

/** Texts that are there, each on a line of its own. */
export const lines = (...texts: readonly string[]): string => texts.filter(Boolean).join('\n')
