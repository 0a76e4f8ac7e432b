import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { holdTable } from '../../../db/locking/locks.ts'
import { payRules, type PayRules } from '../reads/pay-rules.ts'

type Saved = { saved: true } | { refused: 'no-such-table' } | { stale: true }

/**
 * Says what may gate an offer and which table is the default one. Offers that are there keep what they were compared
 * with.
 *
 * @param seen the version that was changed; `stale` when somebody else has changed it since
 */
export function savePayRules(db: Db, seen: number, rules: PayRules, { by, at }: ColleagueActor): Promise<Saved> {
  return db.transaction().execute(async (trx): Promise<Saved> => {
    const { version } = await payRules(trx)
    if (version !== seen) return { stale: true }
    const { gate, defaultTable } = rules
    if (defaultTable !== null && !(await holdTable(trx, defaultTable))) return { refused: 'no-such-table' }
    const values = {
      gate,
      default_table_id: defaultTable,
      changed_by: by,
      changed_at: at.toString(),
      version: version + 1,
    }
    const written = await trx
      .insertInto('pay_rules')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('pay_rules.version', '=', seen))
      .returning('id')
      .executeTakeFirst()
    return written ? { saved: true } : { stale: true }
  })
}
