export type City = { id: string; ru: string; en: string; hhAreaId: number }

/**
 * The city of an address such as "Крылатское, Москва, Осенний бульвар": the first part between commas that is a city's
 * name, or null. "Московская обл." is not Moscow.
 */
export function cityOfAddress(address: string, cities: readonly City[]): string | null {
  const parts = address.split(',').map((part) =>
    part
      .trim()
      .replace(/^(?:г\.|город)\s*/iu, '')
      .toLowerCase(),
  )
  const found = parts.map((part) => cities.find(({ ru, en }) => ru.toLowerCase() === part || en.toLowerCase() === part))
  return found.find((city) => city !== undefined)?.id ?? null
}

export const cityOfArea = (areaId: string, cities: readonly City[]): string | null =>
  cities.find(({ hhAreaId }) => String(hhAreaId) === areaId)?.id ?? null
