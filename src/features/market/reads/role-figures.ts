import type { Db } from '../../../db/open.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'

/**
 * The cells of a role that have figures to show: of every city and of all places together, with each experience and
 * with any.
 */
export async function cellsOf(db: Db, role: string): Promise<CellFigures[]> {
  const row = await db.selectFrom('market_figures').select('cells_json').where('role', '=', role).executeTakeFirst()
  return row ? (JSON.parse(row.cells_json) as CellFigures[]) : []
}
