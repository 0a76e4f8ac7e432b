import { parse } from 'csv-parse/sync'

export const delimiters = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof delimiters)[number]

/** Options that make csv-parse take what people's programs write: any line end, stray quotes, ragged rows. */
export const lenient = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
}

const looked = 50

/**
 * The delimiter under which most of the first rows have as many cells as the header, the more the better. A comma
 * inside quotes, in a sentence or in a sum therefore does not deceive it; a single column is read with commas.
 */
export function guessDelimiter(sample: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = agreement(sample, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function agreement(sample: string, delimiter: Delimiter): number {
  const rows = firstRows(sample, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''))
  const counts = [...Map.groupBy(rows, (row) => row.length)].map(([width, { length }]) => ({ width, length }))
  // A title or a note above the headings has no width.
  const first = rows[0]?.length ?? 0
  const width = first > 1 ? first : (counts.toSorted((a, b) => b.length - a.length || b.width - a.width)[0]?.width ?? 0)
  const alike = counts.find((count) => count.width === width)?.length ?? 0
  return width < 2 ? 0 : (width - 1) * (alike / rows.length) ** 2
}

/** What Excel writes in the first line for itself; it shows no row for it. */
export const saidDelimiter = /^sep=([,;\t|])\s*?(?:\r\n|\n|\r)/iu

/** A sample cut off inside quotes is no fault; a file broken there is found when it is read. */
function firstRows(sample: string, delimiter: Delimiter): string[][] {
  try {
    return parse(sample, { ...lenient, delimiter, to: looked })
  } catch {
    return sample.split(/\r\n|\n|\r/u, looked).map((line) => line.split(delimiter))
  }
}
