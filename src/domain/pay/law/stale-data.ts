type Row = { validFrom?: string; year?: number }

/** A reference file: lists of dated figures under any name, and where newer ones are published. */
export type DataFile = { name: string; content: { publishedAt?: readonly string[] } & Record<string, unknown> }

export type StaleFile = { name: string; newest: number; expected: number; publishedAt: readonly string[] }

/**
 * The files that should have newer figures by now. Figures of the law that may change every January are expected for
 * the
 * `year` itself; an index tells of whole years, so the last one that is over. A tax scale holds until it is replaced.
 */
export function staleData(files: readonly DataFile[], year: number): StaleFile[] {
  return files.flatMap(({ name, content }) => {
    const { publishedAt } = content
    if (!publishedAt || !(name in lag)) return []
    const newest = Math.max(...yearsIn(content))
    const expected = year - (lag[name] ?? 0)
    return newest < expected ? [{ name, newest, expected, publishedAt }] : []
  })
}

/** By how many years the newest figure may lie behind the current one. */
const lag: Record<string, number> = { 'minimum-wages.json': 0, 'price-index.json': 1, 'wage-index.json': 1 }

const yearsIn = (content: Record<string, unknown>): number[] =>
  Object.values(content).flatMap((list) =>
    Array.isArray(list)
      ? (list as Row[]).flatMap(({ validFrom, year }) => (validFrom ? Number(validFrom.slice(0, 4)) : (year ?? [])))
      : [],
  )
