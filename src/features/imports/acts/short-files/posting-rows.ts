import type { Insertable } from 'kysely'
import { createHash } from 'node:crypto'
import { inChunks } from '../../../../db/chunks.ts'
import type { Db } from '../../../../db/open.ts'
import type { MarketPostingTable } from '../../../../db/schema/pay.ts'
import type { TaxScale } from '../../../../domain/pay/law/income-tax.ts'
import { type Posting, grossRange, middleOf } from '../../../../domain/pay/market/posting.ts'
import { shortened } from '../../../../domain/tables/cells.ts'

export type PostingRow = Omit<Insertable<MarketPostingTable>, 'loaded_at'>

const told = [
  'title',
  'place',
  'city_id',
  'experience',
  'role',
  'employer',
  'published_at',
  'pay_from',
  'pay_to',
  'basis',
  'gross_from',
  'gross_to',
  'gross_middle',
] as const satisfies readonly (keyof PostingRow)[]

/** A posting as the table keeps it, its pay before tax worked out once. `id` is the file's own, where it has one. */
export function toRow(id: string, posting: Posting, scale: TaxScale): PostingRow {
  const gross = grossRange(posting, scale) ?? { from: null, to: null }
  const row = {
    title: shortened(posting.title, 300),
    place: shortened(posting.place, 300),
    city_id: posting.city,
    experience: posting.experience,
    role: posting.role === null ? null : shortened(posting.role, 60),
    employer: posting.employer === null ? null : shortened(posting.employer, 300),
    published_at: posting.publishedAt === null ? null : shortened(posting.publishedAt, 40),
    pay_from: posting.from,
    pay_to: posting.to,
    basis: posting.basis,
    gross_from: gross.from,
    gross_to: gross.to,
    gross_middle: middleOf(gross),
  }
  return { key: id === '' ? fingerprint(row) : shortened(id, 300), ...row }
}

/** Stands in for an id: two postings that say the same of everything are one. */
const fingerprint = (row: object) =>
  createHash('sha1')
    .update(JSON.stringify(Object.values(row)))
    .digest('base64')

export const isUnchanged = (one: PostingRow, other: PostingRow) => told.every((column) => one[column] === other[column])

export async function knownPostings(db: Db, keys: readonly string[]): Promise<Map<string, PostingRow>> {
  const known = new Map<string, PostingRow>()
  for (const chunk of inChunks(keys)) {
    const rows = await db
      .selectFrom('market_postings')
      .select(['key', ...told])
      .where('key', 'in', chunk)
      .execute()
    for (const row of rows) known.set(row.key, row)
  }
  return known
}

/** Adds what is new and replaces what is known otherwise. */
export async function savePostings(db: Db, rows: readonly PostingRow[], loaded_at: string): Promise<void> {
  for (const chunk of inChunks(rows)) {
    await db
      .insertInto('market_postings')
      .values(chunk.map((row) => ({ ...row, loaded_at })))
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((eb) =>
            Object.fromEntries([...told, 'loaded_at' as const].map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .execute()
  }
}
