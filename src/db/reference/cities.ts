import type { Db } from '../open.ts'

/** A city we know pay and law for. */
export type City = { id: string; name_ru: string; name_en: string; time_zone: string }

/** In the order of the reference file. */
export function listCities(db: Db): Promise<City[]> {
  return db.selectFrom('cities').select(['id', 'name_ru', 'name_en', 'time_zone']).orderBy('position').execute()
}
