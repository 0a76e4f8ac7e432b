import { sql } from 'kysely'
import type { Narrowed } from '../../../db/text-search.ts'
import type { Db } from '../../../db/open.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import type { Band } from '../../../domain/pay/types.ts'
import { tableInForce } from '../../pay/reads/own-tables.ts'
import { otherCity, type Filters, type payPositions } from '../filters.ts'

type Bounds = Pick<Band, 'lower' | 'lowerInclusive' | 'upper'>

/** More than anybody asks for: the end of a range that is open above. */
const mostPay = 1_000_000_000

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

/** The pay that a vacancy names or, where it names none, the band of the table in force for it. */
async function bandOfVacancy(db: Db, id: number): Promise<Bounds | null> {
  const vacancy = await db
    .selectFrom('vacancies')
    .select(['city_id', 'level', 'pay_table_id', 'pay_from', 'pay_to'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!vacancy) return null
  const { city_id: city, level, pay_table_id: payTable, pay_from: from, pay_to: to } = vacancy
  if (from !== null || to !== null) return { lower: from ?? 0, lowerInclusive: true, upper: to ?? mostPay }
  const bands = bandsOf(await tableInForce(db, { payTable, city }))
  return bands.find((band) => band.city === city && band.level === level) ?? null
}

/** The amount as it was named, whatever its basis: many do not say theirs. */
function byPay(
  query: Narrowed,
  pay: (typeof payPositions)[number],
  { lower, lowerInclusive, upper }: Bounds,
): Narrowed {
  const aboveLower = lowerInclusive ? '>=' : '>'
  if (pay === 'over') return query.where('expected_pay', '>', upper)
  if (pay === 'in') return query.where('expected_pay', aboveLower, lower).where('expected_pay', '<=', upper)
  return query.where('expected_pay', lowerInclusive ? '<' : '<=', lower)
}
