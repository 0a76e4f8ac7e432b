import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { queueMessage } from '../acts/queue-message.ts'
import { threadMeetings } from '../reads/thread-meetings.ts'
import { openThreads } from '../threads.ts'

/** After this it would only surprise. */
const useful = { hours: 24 * 7 }

/**
 * Tells somebody how their application ended, with what a colleague adds in their own words. The person is held;
 * without any meeting the message has a thread of its own.
 */
export async function queueOutcome(
  trx: Transaction<Schema>,
  applicant: { candidate_id: number; vacancy_id: number },
  kind: 'refusal' | 'passed',
  note: string | null,
  actor: Actor,
): Promise<void> {
  const { candidate_id: candidate, vacancy_id: vacancy } = applicant
  const known = await trx
    .selectFrom('threads')
    .select('id')
    .where('candidate_id', '=', candidate)
    .where('vacancy_id', '=', vacancy)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const thread = known?.id ?? (await openThreads(trx, { vacancy, batch: null }, [candidate], actor.at)).get(candidate)!
  const before = await trx
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', thread)
    .where('kind', '=', kind)
    .execute()
  const [meeting] = await threadMeetings(trx, [thread])
  const { waking } = await sendingSettings(trx)
  const night = { timeZone: meeting?.zone ?? teamZone, waking }
  const window = newsWindow(actor.at, actor.at.add(useful), night)
  await queueMessage(trx, { thread, candidate, kind, sequence: before.length, ...window, note }, actor)
}
