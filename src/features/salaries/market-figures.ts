import type { Db } from '../../db/open.ts'
import { censoredQuantiles, type CensoredSummary } from '../../domain/salary/censored-percentiles.ts'
import { valueOrBound, type Experience } from '../../domain/salary/posting.ts'
import { summariseCell, type MarketCell, type WidenedSummary } from '../../domain/salary/thin-cells.ts'
import { marketRoles, marketVersion, postingsOfRole } from './market-queries.ts'

export const experiences = ['noExperience', 'between1And3', 'between3And6', 'moreThan6'] as const satisfies readonly Experience[]

/** The percentiles of one cell, and the median that counts one-sided pay as what it is, over the same vacancies. */
export type CellFigures = { city: string | null; experience: Experience | null; summary: WidenedSummary; censored: CensoredSummary }

export type MarketRole = Awaited<ReturnType<typeof marketRoles>>[number]

/** What is worked out from the postings once after each load, since a page asks for it far more often than it changes. */
export type MarketFigures = {
  roles: () => Promise<MarketRole[]>
  /** The cells of every city and of all places together, with each experience and with any. */
  cellsOf: (role: string) => Promise<CellFigures[]>
}

/** So many roles are kept at a time; more than any team looks at. */
const keptRoles = 30

export function marketFiguresOf(db: Db): MarketFigures {
  let version: string | null = null
  const kept = new Map<string, Promise<CellFigures[]>>()
  let roles: Promise<MarketRole[]> | null = null

  const refresh = async () => {
    const newest = await marketVersion(db)
    if (newest === version) return
    version = newest
    kept.clear()
    roles = null
  }
  /** What failed is not kept: the next one who asks tries again. */
  const remember = (role: string) => {
    const figures = figuresOf(db, role)
    figures.catch(() => kept.delete(role))
    if (kept.size >= keptRoles) kept.clear()
    kept.set(role, figures)
    return figures
  }
  return {
    roles: async () => {
      await refresh()
      roles ??= marketRoles(db).catch((error: unknown) => {
        roles = null
        throw error
      })
      return roles
    },
    cellsOf: async (role) => {
      await refresh()
      return kept.get(role) ?? remember(role)
    },
  }
}

async function figuresOf(db: Db, role: string): Promise<CellFigures[]> {
  const postings = await postingsOfRole(db, role)
  const cities = (await db.selectFrom('cities').select('id').orderBy('position').execute()).map(({ id }) => id)
  const priced = postings.flatMap(({ city, experience, employer, middle }) => (middle === null ? [] : [{ city, experience, employer, role, pay: middle }]))
  return [null, ...cities].flatMap((city) =>
    [null, ...experiences].map((experience) => {
      const asked: MarketCell = { city, experience, role }
      const summary = summariseCell(priced, asked)
      const within = (key: 'city' | 'experience', value: string | null) => asked[key] === null || summary.dropped.includes(key) || asked[key] === value
      const ranges = postings.filter((one) => within('city', one.city) && within('experience', one.experience))
      return { city, experience, summary, censored: censoredQuantiles(ranges.map(valueOrBound), [0.5]) }
    }),
  )
}
