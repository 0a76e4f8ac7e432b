/**
 * Where a true share lies, given `hits` of `n` seen: Wilson's score interval (Wilson 1927), 95 %.
 * It stays within 0 and 1 and keeps its word for small n, unlike the share plus-minus its standard error.
 * @param n above 0
 */
export function shareInterval(hits: number, n: number): { from: number; to: number } {
  const z = 1.959963984540054
  const share = hits / n
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { from: Math.max(0, centre - half), to: Math.min(1, centre + half) }
}
