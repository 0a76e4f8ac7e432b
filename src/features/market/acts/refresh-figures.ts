import type { Db } from '../../../db/open.ts'
import { cellFigures, type MarketCell } from '../../../domain/pay/market/thin-cells.ts'
import { inChunks } from '../../../db/chunks.ts'
import { askedCells } from '../market.ts'
import { postingFacts } from '../posting-facts.ts'

/** Works out the figures of these roles again: to call in the transaction that changes their postings. */
export async function refreshFigures(trx: Db, roles: Iterable<string | null>, loaded_at: string): Promise<void> {
  const cities = (await trx.selectFrom('cities').select('id').orderBy('position').execute()).map(({ id }) => id)
  const asked = askedCells(cities)
  const wanted = new Set(roles)
  for (const named of inChunks([...wanted].filter((role) => role !== null))) await refresh(trx, named, asked, loaded_at)
  if (wanted.has(null)) await refresh(trx, [null], [], loaded_at)
}

async function refresh(trx: Db, roles: readonly (string | null)[], asked: readonly MarketCell[], loaded_at: string) {
  const byRole = Map.groupBy(await postingsOf(trx, roles), ({ role }) => role ?? '')
  const rows = [...byRole].map(([role, postings]) => {
    const withBasis = postings.filter(({ basis }) => basis !== null)
    return { role, ...postingFacts(postings), loaded_at, cells_json: JSON.stringify(cellFigures(withBasis, asked)) }
  })
  await trx
    .deleteFrom('market_figures')
    .where(
      'role',
      'in',
      roles.map((role) => role ?? ''),
    )
    .execute()
  if (rows.length > 0) await trx.insertInto('market_figures').values(rows).execute()
}

const postingsOf = (trx: Db, roles: readonly (string | null)[]) =>
  trx
    .selectFrom('market_postings')
    .select([
      'role',
      'city_id as city',
      'experience',
      'employer',
      'basis',
      'published_at',
      'gross_from as from',
      'gross_to as to',
    ])
    .where((eb) => (roles[0] === null ? eb('role', 'is', null) : eb('role', 'in', roles)))
    .execute()
