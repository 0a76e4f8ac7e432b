import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { CityToday } from '../places.ts'
import { citiesToday } from './cities-today.ts'

export type ListedCity = CityToday & { region_ru: string | null; region_en: string | null }

/** Every city with its region and the law of today, in the order of the list. */
export async function listedCities(db: Db, now: Temporal.Instant): Promise<ListedCity[]> {
  const rows = await db.selectFrom('cities').select(['id', 'region_ru', 'region_en']).execute()
  const regions = new Map(rows.map(({ id, ...region }) => [id, region]))
  return (await citiesToday(db, now)).map((city) => ({
    ...city,
    ...(regions.get(city.id) ?? { region_ru: null, region_en: null }),
  }))
}
