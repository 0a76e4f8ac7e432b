import type { Db } from '../../../db/open.ts'
import type { KnownCity } from '../../../domain/people/cities.ts'

/** Every city with its names in both languages and the other ways in which people write it. */
export async function knownCities(db: Db): Promise<KnownCity[]> {
  const rows = await db.selectFrom('cities').select(['id', 'name_ru', 'name_en', 'spellings_json']).execute()
  return rows.map(({ id, name_ru, name_en, spellings_json }) => ({
    id,
    names: [name_ru, name_en, ...(JSON.parse(spellings_json) as string[])],
  }))
}
