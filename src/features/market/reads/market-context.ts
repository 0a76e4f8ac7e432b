import type { Temporal } from 'temporal-polyfill'
import { readFederalWages } from '../../../db/reference/reference-files.ts'
import type { Db } from '../../../db/open.ts'
import type { MarketContext } from '../../../domain/pay/market/market-rows.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'

const federalWages = readFederalWages()

/** Pay above this is a slip of the pen or pay for a year; roubles a month. */
const maximumPay = 6_000_000

/**
 * What postings are read against: our cities, and which pay is absurd. The federal minimum wage
 * counts, as postings are from all over.
 */
export async function marketContext(db: Db, now: Temporal.Instant): Promise<MarketContext> {
  const cities = await citiesToday(db, now)
  const [first] = cities
  if (!first) throw new RangeError('No cities')
  const areas = await db.selectFrom('cities').select(['id', 'name_ru as ru', 'name_en as en', 'hh_area_id']).execute()
  return {
    cities: areas.map(({ hh_area_id, ...city }) => ({ ...city, hhAreaId: hh_area_id ?? -1 })),
    limits: {
      minimums: federalWages,
      today: dayOf(now, teamZone),
      maximum: maximumPay,
      taxScale: first.taxScale,
    },
  }
}
