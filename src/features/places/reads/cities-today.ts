import type { Temporal } from 'temporal-polyfill'
import { listCities, type City } from '../../../db/reference/cities.ts'
import type { Db } from '../../../db/open.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { CityToday } from '../places.ts'
import { minimumWageAt } from './minimum-wage.ts'
import { taxScaleAt } from './tax-scale.ts'

/** Every city with the law that applies there today. */
export async function citiesToday(db: Db, now: Temporal.Instant): Promise<CityToday[]> {
  const withLaw = async (city: City): Promise<CityToday> => {
    const today = dayOf(now, city.time_zone)
    const minimum = (await minimumWageAt(db, city.id, today)) ?? null
    return { ...city, minimum, taxScale: await taxScaleAt(db, today) }
  }
  return Promise.all((await listCities(db)).map(withLaw))
}
