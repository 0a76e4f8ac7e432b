/**
 * Indices of `chances`, likeliest first (equals in list order), found as they are asked for: a heap is built in one
 * pass, so that taking ten out of 100 000 does not sort them all. For counting people, never for ordering them.
 */
export function* likeliestFirst(chances: ArrayLike<number>): Generator<number> {
  const heap = new Uint32Array(chances.length)
  for (let i = 0; i < heap.length; i++) heap[i] = i
  let size = heap.length
  const before = (x: number, y: number) => {
    const lead = chances[x]! - chances[y]!
    return lead > 0 || (lead === 0 && x < y)
  }
  const sink = (from: number) => {
    const moved = heap[from]!
    let at = from
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, moved)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = moved
  }
  for (let i = (size >> 1) - 1; i >= 0; i--) sink(i)
  while (size > 0) {
    yield heap[0]!
    heap[0] = heap[--size]!
    sink(0)
  }
}
