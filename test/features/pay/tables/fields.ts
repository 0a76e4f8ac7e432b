import type { Visitor } from '../../../support/app.ts'

/** What the form of a new table sends: two levels, in Moscow and, the first only, in Nizhny Novgorod. */
export const support = {
  name: 'Call centre 2026',
  position: 'Operator',
  asOf: '2026-10-01',
  basis: 'gross',
  source: 'Order 17',
  rows: '4',
  'level-1': 'Junior',
  'from-moscow-1': '40 000',
  'to-moscow-1': '60 000',
  'from-nn-1': '30000',
  'to-nn-1': '45000,50',
  'level-2': 'Senior',
  'to-moscow-2': '90000',
}

/** Makes a table by the form. @returns its address */
export async function makeTable(visitor: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const made = await visitor.post('/salaries/tables', { ...support, ...fields })
  if (made.statusCode !== 303) throw new Error(made.body)
  return String(made.headers.location)
}
