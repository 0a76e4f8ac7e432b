import type { Db } from '../../../db/open.ts'

/** Takes back the record of a city's refusal; there need not be one. */
export async function withdrawOptOut(db: Db, city: string): Promise<{ withdrawn: true }> {
  await db.deleteFrom('regional_opt_outs').where('city_id', '=', city).execute()
  return { withdrawn: true }
}
