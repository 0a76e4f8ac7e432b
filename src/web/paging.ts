/** How many rows a list shows at once. */
export const pageSize = 50

/** A page of a list and where the next one starts after; null on the last. */
export type Page<T, K = number> = { rows: T[]; next: K | null }

/** Cuts what was read, one row more than fits on a page, so that nothing needs counting. */
export function cutPage<T extends { id: number }>(read: readonly T[], size = pageSize): Page<T> {
  return cutPageBy(read, size, ({ id }) => id)
}

/** The same for a list that is not in the order of its ids. @param keyOf where in its order a row stands */
export function cutPageBy<T, K>(read: readonly T[], size: number, keyOf: (last: T) => K | null): Page<T, K> {
  const rows = read.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: read.length > size && last !== undefined ? keyOf(last) : null }
}
