import type { Db } from '../../../db/open.ts'
import { keptFinding } from '../../pay/check-answer.ts'

export type OfferVersion = Awaited<ReturnType<typeof earlierVersions>>[number]

/** What the earlier versions of an offer said, the newest first. */
export async function earlierVersions(db: Db, offer: number) {
  const rows = await db
    .selectFrom('offer_versions')
    .innerJoin('users as writer', 'writer.id', 'offer_versions.created_by')
    .innerJoin('users as corrector', 'corrector.id', 'offer_versions.replaced_by')
    .selectAll('offer_versions')
    .select(['writer.name as author', 'corrector.name as correctedBy'])
    .where('offer_id', '=', offer)
    .orderBy('edition', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, finding: keptFinding.parse(JSON.parse(row.check_json)) }))
}
