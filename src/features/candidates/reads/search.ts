import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { hiddenPeople, type Hidden } from '../../../db/published.ts'
import { newestHolding, type Narrowed } from '../../../db/text-search.ts'
import { searchPieces } from '../../../domain/people/search-text.ts'
import { cutPage, type Page } from '../../../web/paging.ts'
import { narrow } from './narrow.ts'
import { setFilters, type Filters } from '../filters.ts'

/** What the list of candidates is narrowed by. */
export type Shown = { search: string; filters: Filters }

export type Found = Awaited<ReturnType<typeof shownOf>>[number]

/**
 * How many candidates a page holds: a name that is looked for stands among the first, and each costs a search its time.
 */
export const peopleAtOnce = 30

/** Enough words to tell one person by; more would only cost time. */
const mostWords = 10

/**
 * All candidates by name; with a search or a filter those it leaves, the newest first, which is the order of every
 * index
 * that narrows, so that a page costs about the same in any base.
 *
 * @param after the last candidate of the page before
 */
export async function searchCandidates(db: Db, search: string, filters: Filters, after?: number): Promise<Page<Found>> {
  const words = searchPieces(search).slice(0, mostWords)
  if (search.trim() !== '' && words.length === 0) return { rows: [], next: null }
  const filtered = setFilters(filters).length > 0
  const hidden = await hiddenPeople(db)
  const ids =
    words.length > 0 || filtered
      ? await newest(db, hidden, words, filters, after, peopleAtOnce + 1)
      : await byName(db, hidden, after)
  const { rows, next } = cutPage(ids, peopleAtOnce)
  return {
    rows: await shownOf(
      db,
      rows.map(({ id }) => id),
    ),
    next,
  }
}

/**
 * All whom a search or a filter leaves, the newest first, as many at once as an export reads.
 *
 * @param after the last candidate of the ids before
 */
export async function foundIds(db: Db, { search, filters }: Shown, after: number | undefined, limit: number) {
  const words = searchPieces(search).slice(0, mostWords)
  if (search.trim() !== '' && words.length === 0) return []
  return (await newest(db, await hiddenPeople(db), words, filters, after, limit)).map(({ id }) => id)
}

async function newest(
  db: Db,
  hidden: Hidden | null,
  words: string[][][],
  filters: Filters,
  after: number | undefined,
  limit: number,
) {
  const find = async (all: Narrowed, below: number | undefined) => {
    const narrowed = await narrow(db, below === undefined ? all : all.where('candidates.id', '<', below), filters)
    const found =
      words.length > 0
        ? await newestHolding(db, narrowed, words, setFilters(filters).length > 0, below)
        : narrowed.orderBy('candidates.id', 'desc')
    return found.limit(limit).execute()
  }
  const all = db.selectFrom('candidates').select('candidates.id').where('candidates.erased', '=', sql.lit(0))
  if (!hidden) return find(all, after)
  const typed = hidden.since.length > 0 ? await find(all.where('candidates.id', 'in', hidden.since), after) : []
  return [...typed, ...(await find(all, Math.min(after ?? hidden.from, hidden.from)))].slice(0, limit)
}

/**
 * Below so few the people in the base are sorted sooner than an index of names in which a file is being loaded is read.
 */
const fewPeople = 5000

async function byName(db: Db, hidden: Hidden | null, after: number | undefined) {
  const last =
    after === undefined
      ? undefined
      : await db.selectFrom('candidates').select(['search_key', 'id']).where('id', '=', after).executeTakeFirst()
  // Written as more than a column, no index of it is taken.
  const name =
    hidden !== null && hidden.from < fewPeople ? sql<string>`search_key || ''` : sql.ref<string>('search_key')
  // From the first name on: whoever was erased has none.
  const onwards = last
    ? sql<SqlBool>`(${name}, candidates.id) > (${last.search_key}, ${last.id})`
    : sql<SqlBool>`${name} > ''`
  const all = db.selectFrom('candidates').select('candidates.id').where(onwards)
  const seen = hidden
    ? all.where((eb) => eb.or([eb('candidates.id', '<', hidden.from), eb('candidates.id', 'in', [0, ...hidden.since])]))
    : all
  return seen
    .orderBy(name)
    .orderBy('candidates.id')
    .limit(peopleAtOnce + 1)
    .execute()
}

/** What lists show of some candidates, in the order of their ids here. */
export async function shownOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .select([
      'candidates.id',
      'candidates.name',
      'candidates.city_other',
      'cities.name_ru',
      'cities.name_en',
      'candidates.source',
    ])
    .select(['candidates.experience_months', 'candidates.expected_pay', 'candidates.pay_basis'])
    .where('candidates.id', 'in', ids)
    .execute()
  const place = new Map(ids.map((id, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
