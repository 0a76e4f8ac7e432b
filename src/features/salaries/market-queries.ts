import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { MarketContext } from '../../domain/salary/market-rows.ts'
import { yardstickAt } from './yardstick.ts'

/** Pay above this is a slip of the pen or pay for a year; roubles a month. */
const maximumPay = 6_000_000

/** What postings are read against: our cities, and which pay is absurd. The lowest minimum wage counts, as postings are from all over. */
export async function marketContext(db: Db, now: Temporal.Instant): Promise<MarketContext> {
  const { cities } = await yardstickAt(db, now)
  const [first] = cities
  if (!first) throw new RangeError('No cities')
  const areas = await db.selectFrom('cities').select(['id', 'name_ru as ru', 'name_en as en', 'hh_area_id']).execute()
  return {
    cities: areas.map(({ hh_area_id, ...city }) => ({ ...city, hhAreaId: hh_area_id ?? -1 })),
    limits: { minimum: Math.min(...cities.map(({ minimum }) => minimum.federal)), maximum: maximumPay, taxScale: first.taxScale },
  }
}

/** Changes with every load, so that figures worked out from the postings know when they are old; null before the first. */
export async function marketVersion(db: Db): Promise<string | null> {
  const { newest } = await db.selectFrom('market_postings').select((eb) => eb.fn.max('loaded_at').as('newest')).executeTakeFirstOrThrow()
  return newest
}

/** The postings of a role whose pay before tax is known; a bound that was not given is null. */
export function postingsOfRole(db: Db, role: string) {
  return db
    .selectFrom('market_postings')
    .select(['city_id as city', 'experience', 'employer', 'gross_from as from', 'gross_to as to', 'gross_middle as middle'])
    .where('role', '=', role)
    .where('basis', 'is not', null)
    .execute()
}

/** Every role there are postings of, the most frequent first, and how many say neither gross nor net. */
export function marketRoles(db: Db) {
  return db
    .selectFrom('market_postings')
    .select((eb) => ['role', eb.fn.countAll<number>().as('postings'), eb.fn.count<number>('basis').as('withBasis')])
    .groupBy('role')
    .orderBy('postings', 'desc')
    .orderBy('role')
    .execute()
}
