import type { Visitor } from '../support/visitor.ts'

/** A page's kind: its address without what tells one vacancy, or one text, from another. */
const kindOf = ({ pathname, searchParams }: URL) =>
  `${pathname.replaceAll(/\/\d+/g, '/:id').replace(/\/texts\/[^/]+/, '/texts/:text')}?${[...searchParams.keys()].toSorted().join('&')}`

const link = /<a\b(?![^>]*\bdownload\b)[^>]*\bhref="([^"]+)"/g

/**
 * Follows every link from some pages on to the first page of each kind. @returns the address of one page of each kind
 */
export async function pagesLedTo(visitor: Visitor, from: readonly string[]): Promise<Map<string, string>> {
  const base = 'http://yavka.test'
  const waiting = from.map((path) => new URL(path, base))
  const found = new Map(waiting.map((url) => [kindOf(url), url.pathname + url.search]))
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    const { body } = await visitor.get(address.pathname + address.search)
    for (const [, href = ''] of body.matchAll(link)) {
      const url = new URL(href.replaceAll('&amp;', '&'), address)
      if (url.origin !== base || /^\/(language|theme)\//.test(url.pathname) || found.has(kindOf(url))) continue
      found.set(kindOf(url), url.pathname + url.search)
      waiting.push(url)
    }
  }
  return found
}

/** The kinds of pages of a filled base that links lead to; each is a test of its own. */
export const everyPage: readonly string[] = `/?
  /?tasks /more? /my-day?list /planner? /planner/campaign? /turnout?by
  /batches/new?came&dayEffect&invited&rate /batches/new?came&dayEffect&invited&rate&vacancy /batches/new?asks&atHand&date
  /batches/new?asks&atHand&date&vacancy
  /api/docs?
  /applications/:id/scorecard? /applications/:id/step?
  /batches/:id/calls? /batches/:id/calls?person /batches/:id/cancel? /batches/:id/close?
  /batches/:id/fill? /batches/:id/fill?more
  /batches/:id/invitations? /batches/:id/move? /batches/:id/reception? /batches/:id/results?
  /batches/:id/sheet? /batches/:id/steps? /batches/:id? /batches/new? /batches/new?vacancy /batches?
  /candidates/:id/applications/:id/closure? /candidates/:id/consents/new? /candidates/:id/consents/new?purpose
  /candidates/:id/copy? /candidates/:id/edit? /candidates/:id/erasure? /candidates/:id/level?
  /candidates/:id/look-alikes? /candidates/:id/offers/new?vacancy /candidates/:id? /candidates/:id?show /candidates/duplicates?
  /candidates/new? /candidates/new?vacancy /candidates/to-erase? /candidates? /candidates?after
  /erasures?
  /imports/new?kind /imports/new?kind&vacancy /imports?
  /invitations/:id/result? /invitations/:id? /invitations/:id?back
  /messages? /messages?batch /my-day?
  /offers/:id? /offers/:id?basis /offers/equity/employees? /offers/equity? /offers/opt-outs? /offers?
  /planner/campaign?accept&asof&come&invite&pass&start /planner/campaign?asof&come&invite&openings&pass
  /salaries/market? /salaries/tables/:id/import? /salaries/tables/:id/versions/:id/edit?
  /salaries/tables/:id/versions/:id? /salaries/tables/:id? /salaries/tables/compare?
  /salaries/tables/compare?first&second /salaries/tables/import? /salaries/tables/new?
  /salaries/tables/:id/archive? /salaries/tables?archived /salaries/tables?
  /salaries?table /salaries?
  /settings/absence? /settings/approvals? /settings/colleagues/:id/absence?
  /settings/calendar? /settings/call-questions? /settings/cities? /settings/employer? /settings/letter?
  /settings/messages/gateway? /settings/messages/steps?
  /settings/messages/texts/:text/trial? /settings/messages/texts/:text? /settings/messages/trials? /settings/messages?
  /settings/password? /settings/pay? /settings/reasons? /settings/sessions? /settings/sources?
  /settings/tokens? /settings/webhooks? /settings?
  /turnout/fairness? /turnout/forecasts? /turnout/funnel? /turnout/funnel?vacancy /turnout?
  /vacancies/:id/board? /vacancies/:id/campaign? /vacancies/:id/criteria? /vacancies/:id/edit?
  /vacancies/:id/list? /vacancies/:id/list?stage /vacancies/:id/stages? /vacancies/:id? /vacancies/new?
  /vacancies? /vacancies?closed`.split(/\s+/)
