import type { Db } from '../../../db/open.ts'
import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'

/** The income tax scale on an ISO day. @throws when our rows do not reach back so far */
export async function taxScaleAt(db: Db, day: string): Promise<TaxScale> {
  const { valid_from: validFrom } = await db
    .selectFrom('tax_brackets')
    .select('valid_from')
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const brackets = await db
    .selectFrom('tax_brackets')
    .select(['over', 'rate_percent as ratePercent'])
    .where('valid_from', '=', validFrom)
    .orderBy('over')
    .execute()
  return { validFrom, brackets }
}
