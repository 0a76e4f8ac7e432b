import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { queueMessage } from '../acts/queue-message.ts'
import { openThreads } from '../threads.ts'

/** A refusal that could not be sent for so long is better said in person. */
const USEFUL = { hours: 7 * 24 }

/** Tells somebody that the team does not go on with them; the person is held. */
export async function queueRefusal(
  trx: Transaction<Schema>,
  { candidate, vacancy }: { candidate: number; vacancy: number },
  actor: Actor,
): Promise<void> {
  const { waking } = await sendingSettings(trx)
  const thread = await threadFor(trx, { candidate, vacancy }, actor)
  const { before } = await trx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('thread_id', '=', thread)
    .where('kind', '=', 'refusal')
    .executeTakeFirstOrThrow()
  const home = await trx
    .selectFrom('candidates')
    .innerJoin('cities', 'cities.id', 'candidates.city_id')
    .select('cities.time_zone')
    .where('candidates.id', '=', candidate)
    .executeTakeFirst()
  const window = newsWindow(actor.at, actor.at.add(USEFUL), { timeZone: home?.time_zone ?? teamZone, waking })
  await queueMessage(trx, { thread, candidate, kind: 'refusal', sequence: Number(before), ...window }, actor)
}

/** The thread of the person's last meeting for this vacancy, or a new one without a meeting. */
async function threadFor(
  trx: Transaction<Schema>,
  { candidate, vacancy }: { candidate: number; vacancy: number },
  { at }: Actor,
): Promise<number> {
  const last = await trx
    .selectFrom('threads')
    .select('id')
    .where('candidate_id', '=', candidate)
    .where('vacancy_id', '=', vacancy)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (last) return last.id
  return (await openThreads(trx, { vacancy, batch: null }, [candidate], at)).get(candidate)!
}
