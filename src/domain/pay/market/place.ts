/** A city as the hh.ru API numbers it. */
export type City = { id: string; hhAreaId: number }

/**
 * The city of an address such as "Крылатское, Москва, Осенний бульвар": the first part between commas that is a city's
 * name, or null. "Московская обл." is not Moscow.
 *
 * @param cityOf says which city a text names, see `cityReader`
 */
export function cityOfAddress(address: string, cityOf: (text: string) => string | null): string | null {
  for (const part of address.split(',')) {
    const city = cityOf(part)
    if (city !== null) return city
  }
  return null
}

export const cityOfArea = (areaId: string, cities: readonly City[]): string | null =>
  cities.find(({ hhAreaId }) => String(hhAreaId) === areaId)?.id ?? null
