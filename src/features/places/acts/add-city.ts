import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import { holdCities } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'
import type { NewCity } from '../places.ts'
import { knownCities } from '../reads/known-cities.ts'

type Added = { added: string } | { refused: 'known' | 'no-latin-name' | 'unknown-zone' }

/** The id that files and programs name a city by: the Latin letters of its English name. */
const idOf = (english: string): string =>
  english
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 40)

/** Adds a city behind those of the list, with the minimum wage there where it is known. */
export function addCity(db: Db, city: NewCity, { at }: Actor): Promise<Added> {
  return db.transaction().execute(async (trx): Promise<Added> => {
    const id = idOf(city.nameEn)
    if (id === '') return { refused: 'no-latin-name' }
    if (!isZone(city.timeZone)) return { refused: 'unknown-zone' }
    await holdCities(trx)
    const taken = new Set((await knownCities(trx)).flatMap((known) => [known.id, ...known.names.map(searchKey)]))
    if ([id, searchKey(city.nameRu), searchKey(city.nameEn)].some((key) => taken.has(key))) return { refused: 'known' }
    const { last } = await trx
      .selectFrom('cities')
      .select((eb) => eb.fn.max('position').as('last'))
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('cities')
      .values({
        id,
        position: last + 1,
        name_ru: city.nameRu,
        name_en: city.nameEn,
        in_ru: city.inRu,
        spellings_json: JSON.stringify(city.spellings.filter((text) => !taken.has(searchKey(text)))),
        region_ru: city.regionRu,
        region_en: city.regionEn,
        time_zone: city.timeZone,
        hh_area_id: city.hhAreaId,
        added_at: at.toString(),
      })
      .execute()
    if (city.minimum) {
      const { federal, regional, from, source } = city.minimum
      await trx
        .insertInto('minimum_wages')
        .values({
          city_id: id,
          valid_from: from,
          federal,
          coefficient: 1,
          regional,
          source_ru: source,
          source_en: source,
        })
        .execute()
    }
    return { added: id }
  })
}

function isZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return timeZone.includes('/')
  } catch {
    return false
  }
}
