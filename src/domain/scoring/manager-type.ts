/** The three types of manager of the article. */
export const managerTypes = ['melancholic', 'erudite', 'executor'] as const

export type ManagerType = (typeof managerTypes)[number]

/** The line of business the article names for a type: service (repair and warranty), trade, or none. */
const places: Record<ManagerType, string | null> = { melancholic: null, erudite: 'service', executor: 'trade' }

/** `fits` = the line the article names for the type; `elsewhere` = it names another; `not-named` = it names none. */
export type Fit = 'fits' | 'elsewhere' | 'not-named'

/** How a type of manager fits a line of business. Lines that the article does not name count neither way. */
export function fitOf(type: ManagerType, business: string | null): Fit {
  if (places[type] === null || !Object.values(places).includes(business) || business === null) return 'not-named'
  return places[type] === business ? 'fits' : 'elsewhere'
}
