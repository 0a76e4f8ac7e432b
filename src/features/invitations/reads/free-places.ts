import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

/** For so long somebody who said no may think again before their place goes to others. */
const graceMinutes = 5

/** Whether the place of somebody who said no is still kept for them. */
export const isKept = (repliedAt: string | null, at: Temporal.Instant): boolean =>
  repliedAt !== null && repliedAt > keptSince(at)

const keptSince = (at: Temporal.Instant): string => at.subtract({ minutes: graceMinutes }).toString()

/**
 * Places of the plan that nobody has, slot by slot. Somebody who said no keeps theirs for five minutes. Where the
 * batches are held it stays so until the transaction ends.
 */
export async function freePlaces(
  db: Db,
  batches: readonly number[],
  at: Temporal.Instant,
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('slots')
    .leftJoin('invitations', (join) =>
      join
        .onRef('invitations.slot_id', '=', 'slots.id')
        .on('invitations.status', '=', 'active')
        .on('invitations.walk_in', '=', 0)
        .on((eb) =>
          eb.or([
            eb('invitations.reply', 'is', null),
            eb('invitations.reply', '!=', 'no'),
            eb('invitations.replied_at', '>', keptSince(at)),
          ]),
        ),
    )
    .select(['slots.id', 'slots.planned_invitations'])
    .select((eb) => eb.fn.count<number>('invitations.id').as('taken'))
    .where('slots.batch_id', 'in', [0, ...batches])
    .groupBy(['slots.id', 'slots.planned_invitations'])
    .execute()
  return new Map(rows.map(({ id, planned_invitations, taken }) => [id, planned_invitations - taken]))
}
