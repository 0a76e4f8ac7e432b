import { sql } from 'kysely'
import { z } from 'zod'
import type { Narrowed } from '../../../db/text-search.ts'
import type { Db } from '../../../db/open.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import type { Band } from '../../../domain/pay/types.ts'
import { optionalChoice, optionalId, optionalText } from '../../../web/forms/fields.ts'
import { articleTable } from '../../pay/reads/pay-tables.ts'

/** The choice beside our cities: one we hold no figures for, written out. */
export const otherCity = 'other'

/** How what is asked for lies to the band of the vacancy's city and level. */
export const payPositions = ['under', 'in', 'over'] as const

/** What the list can be narrowed by and still be an address that names nobody. */
export const filterQuery = z.object({
  vacancy: optionalId(),
  city: optionalText(40),
  level: optionalChoice(['1', '2', '3', '4']),
  source: optionalText(100),
  tag: optionalId(),
  pay: optionalChoice(payPositions),
})

export type Filters = z.output<typeof filterQuery>

/** The filters that are set, as an address holds them. */
export const setFilters = (filters: Filters): [string, string][] =>
  Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )

/** The list's address with what it is narrowed by, and nothing that names a person. */
export function addressOf(filters: Filters, after?: number): string {
  const query = new URLSearchParams(setFilters(filters))
  if (after !== undefined) query.set('after', String(after))
  return query.size > 0 ? `/candidates?${query.toString()}` : '/candidates'
}

/** Each filter narrows by columns of the candidate that an index holds, or by those who stand on the vacancy. */
export async function narrow(
  db: Db,
  query: Narrowed,
  { vacancy, city, level, source, tag, pay }: Filters,
): Promise<Narrowed> {
  let narrowed = query
  if (city === otherCity) narrowed = narrowed.where('city_other', 'is not', null)
  else if (city !== undefined) narrowed = narrowed.where('city_id', '=', city)
  // Few live elsewhere, and their index knows the rest; written so, no other index is taken, in which there are many
  // more.
  const elsewhere = city === otherCity
  if (level !== undefined)
    narrowed = narrowed.where(elsewhere ? sql<number>`level + 0` : sql.ref<number>('level'), '=', Number(level))
  if (source !== undefined)
    narrowed = narrowed.where(elsewhere ? sql<string>`source || ''` : sql.ref<string>('source'), '=', source)
  if (tag !== undefined)
    narrowed = narrowed.where('candidates.id', 'in', (eb) =>
      eb.selectFrom('candidate_tags').select('candidate_id').where('tag_id', '=', tag),
    )
  if (vacancy === undefined) return narrowed
  narrowed = narrowed.where('candidates.id', 'in', (eb) =>
    eb.selectFrom('applications').select('candidate_id').where('vacancy_id', '=', vacancy),
  )
  if (pay === undefined) return narrowed
  const band = await bandOfVacancy(db, vacancy)
  return band ? byPay(narrowed, pay, band) : narrowed
}

async function bandOfVacancy(db: Db, id: number): Promise<Band | null> {
  const vacancy = await db.selectFrom('vacancies').select(['city_id', 'level']).where('id', '=', id).executeTakeFirst()
  if (!vacancy) return null
  const bands = bandsOf(await articleTable(db))
  return bands.find(({ city, level }) => city === vacancy.city_id && level === vacancy.level) ?? null
}

/** The amount as it was named, whatever its basis: the table does not say its own. */
function byPay(query: Narrowed, pay: (typeof payPositions)[number], { lower, lowerInclusive, upper }: Band): Narrowed {
  const aboveLower = lowerInclusive ? '>=' : '>'
  if (pay === 'over') return query.where('expected_pay', '>', upper)
  if (pay === 'in') return query.where('expected_pay', aboveLower, lower).where('expected_pay', '<=', upper)
  return query.where('expected_pay', lowerInclusive ? '<' : '<=', lower)
}

/** Every source there is, read from the index one by one: however many candidates, there are few sources. */
export async function knownSources(db: Db): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive known(source) as (
      select min(source) from candidates where erased = 0
      union all
      select (select min(source) from candidates where source > known.source and erased = 0) from known where known.source is not null
    )
    select source from known where source is not null limit 200`.execute(db)
  return rows.map(({ source }) => source)
}
