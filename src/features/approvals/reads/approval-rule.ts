import type { Db } from '../../../db/open.ts'
import { DEFAULT_APPROVAL_RULE, type ApprovalRule } from '../../../domain/pay/offers/approval.ts'

/** Who approves offers outside the band, and in which version; 0 while nobody has changed the usual rule. */
export async function approvalRule(db: Db): Promise<ApprovalRule & { version: number }> {
  const row = await db.selectFrom('approval_rules').selectAll().where('id', '=', 1).executeTakeFirst()
  return row
    ? { administratorAbove: row.administrator_above, version: row.version }
    : { ...DEFAULT_APPROVAL_RULE, version: 0 }
}
