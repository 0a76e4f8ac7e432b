import { readDate } from '../../domain/tables/dates.ts'

/** How many postings there are, how many say whether pay is gross, and when they were published. */
export function postingFacts(postings: readonly { basis: string | null; published_at: string | null }[]) {
  const days = postings.flatMap(({ published_at }) => readDate(published_at ?? '') ?? []).sort()
  return {
    postings: postings.length,
    with_basis: postings.filter(({ basis }) => basis !== null).length,
    published_from: days[0] ?? null,
    published_to: days.at(-1) ?? null,
  }
}
