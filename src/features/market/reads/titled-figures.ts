import { inChunks } from '../../../db/chunks.ts'
import type { Db } from '../../../db/open.ts'
import { cellFigures, type CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { searchKey } from '../../../domain/people/names.ts'
import { askedCells, type MarketRole } from '../market.ts'
import { postingFacts } from '../posting-facts.ts'

/**
 * Figures of the postings a title search finds, whatever their role: `cells` of those that say what their pay is before
 * tax, `asWritten` of those that do not, in the figures they give.
 */
export type TitledFigures = { own: MarketRole | null; cells: CellFigures[]; asWritten: CellFigures[] }

/** What postings are offered for whose titles have words that begin with all of the words asked for. */
export async function titledFigures(db: Db, asked: string, cities: readonly string[]): Promise<TitledFigures> {
  return figuresOf(await postingsTitled(db, asked), cities)
}

/** The same of the postings whose file names no role, among them those without a title. */
export async function figuresWithoutRole(db: Db, cities: readonly string[]): Promise<TitledFigures> {
  return figuresOf(await allPostings(db).where('role', 'is', null).execute(), cities)
}

function figuresOf(postings: readonly Posting[], cities: readonly string[]): TitledFigures {
  const loaded_at = postings
    .map((posting) => posting.loaded_at)
    .sort()
    .at(-1)
  if (loaded_at === undefined) return { own: null, cells: [], asWritten: [] }
  const cellsOf = (said: boolean) =>
    cellFigures(
      postings
        .filter(({ basis }) => (basis !== null) === said)
        .map(({ gross_from, gross_to, pay_from, pay_to, ...posting }) => ({
          ...posting,
          from: said ? gross_from : pay_from,
          to: said ? gross_to : pay_to,
        })),
      askedCells(cities),
    )
  return { own: { role: '', ...postingFacts(postings), loaded_at }, cells: cellsOf(true), asWritten: cellsOf(false) }
}

const allPostings = (db: Db) =>
  db
    .selectFrom('market_postings')
    .select(['city_id as city', 'experience', 'employer', 'basis', 'published_at', 'loaded_at'])
    .select(['gross_from', 'gross_to', 'pay_from', 'pay_to'])

type Posting = Awaited<ReturnType<ReturnType<typeof allPostings>['execute']>>[number]

/** SQLite knows the case of Latin letters only, so titles are compared here. */
async function postingsTitled(db: Db, asked: string) {
  const words = searchKey(asked).split(' ')
  const titles = await db.selectFrom('market_postings').select('title').distinct().execute()
  const fitting = titles.flatMap(({ title }) => {
    const key = ` ${searchKey(title)}`
    return words.every((word) => key.includes(` ${word}`)) ? title : []
  })
  const found = []
  for (const chunk of inChunks(fitting)) found.push(...(await allPostings(db).where('title', 'in', chunk).execute()))
  return found
}
