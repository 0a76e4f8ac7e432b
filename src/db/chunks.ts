/** Rows a statement carries at a time: 16 columns of 1 000 rows stay under the parameter limits of both databases. */
const chunkSize = 1000

export function* inChunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += chunkSize) yield items.slice(start, start + chunkSize)
}
