/** The three types of manager of the article. */
export const managerTypes = ['melancholic', 'erudite', 'executor'] as const

export type ManagerType = (typeof managerTypes)[number]

/**
 * Where the article sees a type at its place: the erudite in repair and warranty service, the executor in trade; the
 * melancholic nowhere.
 */
const places: Record<ManagerType, string | null> = { melancholic: null, erudite: 'service', executor: 'trade' }

/**
 * `fits` = the very line the article names for the type; `elsewhere` = it names another; `not-named` = it says nothing
 * of this.
 */
export type Fit = 'fits' | 'elsewhere' | 'not-named'

/**
 * How a type of manager goes with a line of business; null and lines the article does not speak of are never held
 * against anybody.
 */
export function fitOf(type: ManagerType, business: string | null): Fit {
  if (places[type] === null || !Object.values(places).includes(business) || business === null) return 'not-named'
  return places[type] === business ? 'fits' : 'elsewhere'
}
