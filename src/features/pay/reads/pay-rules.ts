import type { Db } from '../../../db/open.ts'
import type { GateRule } from '../../../domain/pay/offers/references.ts'

/** What may gate an offer, and the own table of vacancies that name none. */
export type PayRules = { gate: GateRule; defaultTable: number | null }

/** The organisation's rules, and in which version; 0 while nobody has changed anything. */
export async function payRules(db: Db): Promise<PayRules & { version: number }> {
  const row = await db.selectFrom('pay_rules').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!row) return { gate: 'first', defaultTable: null, version: 0 }
  return { gate: row.gate, defaultTable: row.default_table_id, version: row.version }
}
