import type { Role } from '../db/schema/primitives.ts'
import type { MessageKey } from './messages/index.ts'

type Place = { path: string; label: MessageKey }

const today: Place = { path: '/', label: 'nav.today' }
const myDay: Place = { path: '/my-day', label: 'nav.my-day' }
const batches: Place = { path: '/batches', label: 'nav.batches' }
const vacancies: Place = { path: '/vacancies', label: 'nav.vacancies' }
const candidates: Place = { path: '/candidates', label: 'nav.candidates' }
const turnout: Place = { path: '/turnout', label: 'nav.turnout' }
const salaries: Place = { path: '/salaries', label: 'nav.salaries' }
const offers: Place = { path: '/offers', label: 'nav.offers' }
const planner: Place = { path: '/planner', label: 'nav.planner' }
const campaign: Place = { path: '/planner/campaign', label: 'nav.campaign' }
const imports: Place = { path: '/imports', label: 'nav.imports' }
const settings: Place = { path: '/settings', label: 'nav.settings' }

/** The menu of each kind of user, in the order of their work; without sign-in, what is open to all. */
const menus: Record<Role, readonly Place[]> = {
  administrator: [today, myDay, batches, vacancies, candidates, turnout, salaries, offers, imports, settings],
  hr: [today, myDay, batches, vacancies, candidates, turnout, salaries, offers, imports, settings],
  manager: [today, salaries, offers, vacancies, candidates, batches, turnout, settings],
  recruiter: [today, myDay, candidates, vacancies, batches, turnout, salaries, offers, imports, settings],
}

export const menuOf = (role: Role | undefined): readonly Place[] => (role ? menus[role] : [planner, campaign, salaries])

/** Places whose pages below have entries of their own. */
const alone: readonly Place[] = [today, planner]

/** Whether the menu entry is the place a page belongs to. */
export const isHere = (place: Place, path: string): boolean =>
  path === place.path || (!alone.includes(place) && path.startsWith(`${place.path}/`))
