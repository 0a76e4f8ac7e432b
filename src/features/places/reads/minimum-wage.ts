import type { Db } from '../../../db/open.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { MinimumWage } from '../places.ts'

/** The legal minimum of a city on an ISO day, with where it is published; undefined when none is known for that day. */
export async function minimumWageAt(db: Db, city: string, day: string): Promise<MinimumWage | undefined> {
  const row = await db
    .selectFrom('minimum_wages')
    .selectAll()
    .where('city_id', '=', city)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      federal: roundToKopecks(row.federal * row.coefficient),
      regional: row.regional,
      from: row.valid_from,
      source: { ru: row.source_ru, en: row.source_en },
    }
  )
}
