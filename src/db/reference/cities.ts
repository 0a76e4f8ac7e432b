import type { Db } from '../open.ts'

/** A city of the list; `in_ru` is «в Москве», null where nobody has said how. */
export type City = { id: string; name_ru: string; name_en: string; time_zone: string; in_ru: string | null }

/** In the order of the reference file, then those that people added. */
export function listCities(db: Db): Promise<City[]> {
  return db
    .selectFrom('cities')
    .select(['id', 'name_ru', 'name_en', 'time_zone', 'in_ru'])
    .orderBy('position')
    .execute()
}
