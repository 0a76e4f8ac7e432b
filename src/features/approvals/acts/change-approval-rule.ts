import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { ApprovalRule } from '../../../domain/pay/offers/approval.ts'
import { approvalRule } from '../reads/approval-rule.ts'

/**
 * Changes who approves offers outside the band. What waits already keeps the chain it was handed in with.
 *
 * @param seen the version that was changed; `stale` when somebody else has changed it since
 */
export function changeApprovalRule(
  db: Db,
  { administratorAbove, seen }: ApprovalRule & { seen: number },
  { by, at }: ColleagueActor,
): Promise<{ changed: true } | { stale: true }> {
  return db.transaction().execute(async (trx): Promise<{ changed: true } | { stale: true }> => {
    if ((await approvalRule(trx)).version !== seen) return { stale: true }
    const facts = {
      administrator_above: administratorAbove,
      changed_by: by,
      changed_at: at.toString(),
      version: seen + 1,
    }
    const written = await trx
      .insertInto('approval_rules')
      .values({ id: 1, ...facts })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(facts).where('approval_rules.version', '=', seen))
      .returning('id')
      .executeTakeFirst()
    return written ? { changed: true } : { stale: true }
  })
}
