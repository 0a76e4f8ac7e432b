import type { Temporal } from 'temporal-polyfill'
import { readFederalWages } from '../../../db/reference/reference-files.ts'
import type { Db } from '../../../db/open.ts'
import type { MarketContext } from '../../../domain/pay/market/market-rows.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { cityReader } from '../../../domain/people/cities.ts'
import { knownCities } from '../../places/reads/known-cities.ts'
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
  const areas = await db.selectFrom('cities').select(['id', 'hh_area_id']).execute()
  return {
    cities: areas.map(({ id, hh_area_id }) => ({ id, hhAreaId: hh_area_id ?? -1 })),
    cityOf: cityReader(await knownCities(db)),
    limits: {
      minimums: federalWages,
      today: dayOf(now, teamZone),
      maximum: maximumPay,
      taxScale: first.taxScale,
    },
  }
}
