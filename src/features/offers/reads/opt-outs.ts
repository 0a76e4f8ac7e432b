import type { Db } from '../../../db/open.ts'

/** The employer's refusals of regional wage agreements, with who recorded each. */
export function listOptOuts(db: Db) {
  return db
    .selectFrom('regional_opt_outs')
    .innerJoin('users', 'users.id', 'regional_opt_outs.recorded_by')
    .innerJoin('cities', 'cities.id', 'regional_opt_outs.city_id')
    .select(['city_id', 'refused_on', 'document', 'recorded_at', 'users.name as by', 'name_ru', 'name_en', 'time_zone'])
    .orderBy('position')
    .execute()
}

/** Whether the employer had refused a city's agreement by a day. */
export async function hasOptedOut(db: Db, city: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('regional_opt_outs')
    .select('city_id')
    .where('city_id', '=', city)
    .where('refused_on', '<=', day)
    .executeTakeFirst()
  return row !== undefined
}
