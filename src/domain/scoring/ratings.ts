/** How well, from 1 (not at all) to 5 (fully). */
export type Mark = 1 | 2 | 3 | 4 | 5

/**
 * One interviewer's marks of one person by one criterion: what the person claims and what the interviewer saw. null =
 * not spoken of, not seen, which is not a low mark.
 */
export type Rating = { interviewer: number; criterion: string; claimed: Mark | null; observed: Mark | null }

/** Several interviewers' marks: their plain mean, the ends, and how many gave one. */
export type Marks = { mean: number; lowest: Mark; highest: Mark; n: number }

/**
 * `overclaimed` = claimed mean - observed mean, over those interviewers who gave both; above 0 the person claims more
 * than was seen.
 */
export type CriterionMarks = { claimed: Marks | null; observed: Marks | null; overclaimed: number | null }

/** @param ratings of one person by one criterion, one from each interviewer */
export function criterionMarks(ratings: readonly Rating[]): CriterionMarks {
  const both = ratings.flatMap(({ claimed, observed }) =>
    claimed === null || observed === null ? [] : [claimed - observed],
  )
  return {
    claimed: summed(ratings.map(({ claimed }) => claimed)),
    observed: summed(ratings.map(({ observed }) => observed)),
    overclaimed: both.length === 0 ? null : both.reduce((sum, gap) => sum + gap, 0) / both.length,
  }
}

function summed(marks: readonly (Mark | null)[]): Marks | null {
  const given = marks.filter((mark) => mark !== null).sort((a, b) => a - b)
  const [lowest, highest] = [given[0], given.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  return { mean: given.reduce((sum: number, mark) => sum + mark, 0) / given.length, lowest, highest, n: given.length }
}
