import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

/** Longer than any call takes: what another server began before is not under way any more. */
const underWay = { minutes: 1 }

/** Longer than any gateway tries to make one call. */
const remembered = { hours: 24 * 30 }

/**
 * Carries a call out unless that was done before: the same call again is given the same answer.
 *
 * @returns null while another one carries it out
 */
export async function carryOutOnce<Answer extends object>(
  db: Db,
  id: string,
  now: Temporal.Instant,
  carryOut: () => Promise<Answer>,
): Promise<Answer | null> {
  const at = now.toString()
  await db.deleteFrom('gateway_calls').where('at', '<', now.subtract(remembered).toString()).execute()
  const begun = await db
    .insertInto('gateway_calls')
    .values({ id, at, answer_json: null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ at })
        .where('gateway_calls.answer_json', 'is', null)
        .where('gateway_calls.at', '<', now.subtract(underWay).toString()),
    )
    .returning('id')
    .executeTakeFirst()
  if (!begun) {
    const { answer_json } = await db
      .selectFrom('gateway_calls')
      .select('answer_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return answer_json === null ? null : (JSON.parse(answer_json) as Answer)
  }
  try {
    const answer = await carryOut()
    await db
      .updateTable('gateway_calls')
      .set({ answer_json: JSON.stringify(answer) })
      .where('id', '=', id)
      .execute()
    return answer
  } catch (error) {
    // What failed may be tried again at once.
    await db.deleteFrom('gateway_calls').where('id', '=', id).execute()
    throw error
  }
}
