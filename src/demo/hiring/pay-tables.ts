import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { addVersion, createTable, type TableContent } from '../../features/pay/acts/save-table.ts'

/** Bands of a shop, whose levels are no client managers'. */
const lastYear: TableContent = {
  name: 'Магазины',
  position: 'Продавец-консультант',
  asOf: '2025-09-01',
  basis: 'gross',
  source: 'Приказ № 41 об оплате труда',
  levels: ['Стажёр', 'Продавец', 'Старший продавец', 'Администратор смены', 'Управляющий'],
  cells: [
    { city: 'moscow', level: 1, from: 45_000, to: 55_000 },
    { city: 'moscow', level: 2, from: 55_000, to: 75_000 },
    { city: 'moscow', level: 3, from: null, to: 90_000 },
    { city: 'moscow', level: 4, from: 90_000, to: 115_000 },
    { city: 'moscow', level: 5, from: 110_000, to: 160_000 },
    { city: 'nn', level: 1, from: 32_000, to: 38_000 },
    { city: 'nn', level: 2, from: 38_000, to: 50_000 },
    { city: 'nn', level: 3, from: null, to: 62_000 },
  ],
}

/** By eight per cent, in five hundreds. */
const raised = (amount: number) => Math.round((amount * 1.08) / 500) * 500

const thisYear: TableContent = {
  ...lastYear,
  asOf: '2026-09-01',
  source: 'Приказ № 52 об оплате труда',
  cells: lastYear.cells.map((cell) => ({ ...cell, from: cell.from && raised(cell.from), to: raised(cell.to) })),
}

/** A table of the team's own in two versions. */
export async function addPayTables(db: Db, now: Temporal.Instant): Promise<void> {
  const { id: by } = await db.selectFrom('users').select('id').where('role', '=', 'hr').executeTakeFirstOrThrow()
  const table = await createTable(db, lastYear, { by, now: now.subtract({ hours: 24 * 400 }) })
  await addVersion(db, { table, seen: 1, madeFrom: 1 }, thisYear, { by, now: now.subtract({ hours: 24 * 60 }) })
}
