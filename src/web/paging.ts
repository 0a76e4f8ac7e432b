/** How many rows a list shows at once. */
export const pageSize = 50

/** A page of a list and where the next one starts after; null on the last. */
export type Page<T> = { rows: T[]; next: number | null }

/** Cuts what was read, one row more than fits on a page, so that nothing needs counting. */
export function cutPage<T extends { id: number }>(read: readonly T[], size = pageSize): Page<T> {
  const rows = read.slice(0, size)
  return { rows, next: read.length > size ? (rows.at(-1)?.id ?? null) : null }
}
