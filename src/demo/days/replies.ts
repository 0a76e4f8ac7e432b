import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { invitationsOfBatch } from '../../features/batches/reads/invitations.ts'
import { takeReply } from '../../features/replies/acts/take-reply.ts'
import type { Random } from '../random.ts'

/** Some of those who were asked reply on their own page: most that they come, a few that they do not. */
export async function replyThemselves(db: Db, batchId: number, at: Temporal.Instant, random: Random): Promise<void> {
  for (const row of await invitationsOfBatch(db, batchId)) {
    if (row.status !== 'active' || row.asked_at === null || random.chance(0.5)) continue
    const { thread_id: thread } = await db
      .selectFrom('invitations')
      .select('thread_id')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    if (thread === null) continue
    const choice = random.chance(0.8) ? 'yes' : 'no'
    const seen = { id: row.id, version: row.version }
    await takeReply(db, { thread, seen, choice, slot: null, via: 'page' }, at.add({ minutes: random.between(1, 300) }))
  }
}
