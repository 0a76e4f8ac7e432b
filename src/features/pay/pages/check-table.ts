import type { Db } from '../../../db/open.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { defaultTable, findVersion, figuresOf, tableNames } from '../reads/own-tables.ts'
import { articleTable, type PayTable } from '../reads/pay-tables.ts'
import { tableLabel } from '../words.ts'

/** The table that an amount is compared with, and the others that the reader could choose. */
export type CheckTable = { table: PayTable; others: { id: number; name: string }[] }

/**
 * The table that the address names or else the organisation's default. Own tables are for colleagues who may read
 * offers: for everybody else it is the article's, whatever the address says, since the page is open to all.
 */
export async function tableForCheck(db: Db, asked: string | undefined, visitor: Visitor): Promise<CheckTable> {
  if (!visitor.may('offers.read')) return { table: await articleTable(db), others: [] }
  const others = await tableNames(db)
  if (asked === 'article') return { table: await articleTable(db), others }
  const named = others.find(({ id }) => String(id) === asked)
  const version = named && (await findVersion(db, named.id))
  return {
    table: version ? await figuresOf(db, version) : ((await defaultTable(db)) ?? (await articleTable(db))),
    others,
  }
}

/** Links to the same question with another table; none for those who have no choice. */
export function tableChoice({ table, others }: CheckTable, asked: Record<string, string>, visitor: Visitor) {
  if (others.length === 0) return null
  const link = (id: string, label: string) => ({
    href: `/salaries?${new URLSearchParams({ ...asked, table: id }).toString()}`,
    label,
    here: id === String(table.own?.tableId ?? 'article'),
  })
  return {
    label: tableLabel(table, visitor),
    links: [...others.map(({ id, name }) => link(String(id), name)), link('article', visitor.t('pay-tables.article'))],
  }
}
