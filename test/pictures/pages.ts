/** A page to be taken: its address, or a link on another page that leads there. */
export type Picture = {
  name: string
  path: string
  /** The link to follow from there; none where the address is the page itself. */
  link?: string
  /** Added to the address the link has. */
  below?: string
  phone?: true
  dark?: true
}

/** One picture for each main page, from the demonstration. A batch or a vacancy is found by the first link to one. */
export const pictures: readonly Picture[] = [
  { name: 'today', path: '/' },
  { name: 'today-phone', path: '/', phone: true },
  { name: 'day', path: '/batches', link: 'main a[href^="/batches/"]:not([href$="/new"])' },
  { name: 'invite', path: '/vacancies', link: 'main a[href^="/batches/"]', below: '/fill' },
  { name: 'calls', path: '/vacancies', link: 'main a[href^="/batches/"]', below: '/calls' },
  { name: 'reception', path: '/vacancies', link: 'main a[href^="/batches/"]', below: '/reception' },
  { name: 'reception-phone', path: '/vacancies', link: 'main a[href^="/batches/"]', below: '/reception', phone: true },
  { name: 'candidate', path: '/candidates', link: 'main .found a[href^="/candidates/"]' },
  { name: 'vacancy', path: '/vacancies', link: 'main a[href^="/vacancies/"].plain' },
  { name: 'vacancy-dark', path: '/vacancies', link: 'main a[href^="/vacancies/"].plain', dark: true },
  { name: 'board', path: '/vacancies', link: 'main a[href^="/vacancies/"].plain', below: '/board' },
  { name: 'turnout', path: '/turnout' },
  { name: 'forecasts', path: '/turnout/forecasts' },
  { name: 'funnel', path: '/turnout/funnel' },
  { name: 'planner', path: '/planner' },
  { name: 'campaign', path: '/planner/campaign' },
  { name: 'salaries', path: '/salaries' },
  { name: 'salaries-dark', path: '/salaries', dark: true },
]
