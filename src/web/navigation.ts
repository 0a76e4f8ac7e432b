import type { Role } from '../db/schema/primitives.ts'
import type { MessageKey } from './messages/index.ts'

/** `icon`: a symbol of views/assets/icons.svg. `covers`: pages below the place whose addresses begin otherwise. */
export type Place = { path: string; label: MessageKey; icon: string; covers?: readonly string[] }

const today: Place = { path: '/', label: 'nav.today', icon: 'today' }
const batches: Place = { path: '/batches', label: 'nav.batches', icon: 'day', covers: ['/planner'] }
const vacancies: Place = { path: '/vacancies', label: 'nav.vacancies', icon: 'bag' }
const candidates: Place = { path: '/candidates', label: 'nav.candidates', icon: 'people' }
const analytics: Place = { path: '/turnout', label: 'nav.analytics', icon: 'chart', covers: ['/funnel'] }
const salaries: Place = { path: '/salaries', label: 'nav.salaries', icon: 'rouble' }
const offers: Place = { path: '/offers', label: 'nav.offers', icon: 'hand' }
const planner: Place = { path: '/planner', label: 'nav.planner', icon: 'planner' }
const campaign: Place = { path: '/planner/campaign', label: 'nav.campaign', icon: 'campaign' }
const imports: Place = { path: '/imports', label: 'nav.imports', icon: 'load' }
const settings: Place = { path: '/settings', label: 'nav.settings', icon: 'gear' }
const more: Place = { path: '/more', label: 'nav.more', icon: 'more' }

/** What a person finds where: in the header, in the menu under their name, and at the bottom of a phone. */
export type Navigation = { header: readonly Place[]; own: readonly Place[]; dock: readonly Place[] }

/** The same six places for everybody: what somebody may do there is a matter of rights. */
const signedIn: Navigation = {
  header: [today, batches, vacancies, candidates, analytics, salaries],
  own: [offers, planner, campaign, imports, settings],
  dock: [today, batches, candidates, more],
}

const forVisitors: Navigation = {
  header: [planner, campaign, salaries],
  own: [],
  dock: [planner, campaign, salaries],
}

export const navigationOf = (role: Role | undefined): Navigation => (role ? signedIn : forVisitors)

/** What a phone shows under "More": all that has no place at the bottom. */
export const placesUnderMore: readonly Place[] = [vacancies, analytics, salaries, ...signedIn.own]

/** Places whose pages below have entries of their own. */
const alone: readonly Place[] = [today, planner]

/** Whether the menu entry is the place a page belongs to. */
export function isHere(place: Place, path: string): boolean {
  if (path === place.path) return true
  if (alone.includes(place)) return false
  return [place.path, ...(place.covers ?? [])].some((start) => path === start || path.startsWith(`${start}/`))
}
