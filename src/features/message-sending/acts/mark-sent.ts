import type { ColleagueActor } from '../../../db/actor.ts'
import type { HandMeans } from '../../../domain/messages/by-hand-links.ts'
import type { Services } from '../../../web/services.ts'
import { composeByHand } from '../compose-by-hand.ts'
import { noteAsked } from '../record-sent.ts'

export type Marked = { done: true } | { refused: 'not-waiting' }

/** A colleague has passed a message on themselves; what it said is kept with it. */
export async function markSent(
  services: Services,
  id: number,
  means: HandMeans,
  { at }: ColleagueActor,
): Promise<Marked> {
  const { db } = services.database
  const waiting = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!waiting) return { refused: 'not-waiting' }
  const { subject, text, language } = await composeByHand(services, waiting)
  return db.transaction().execute(async (trx): Promise<Marked> => {
    const sent = await trx
      .updateTable('messages')
      .set({ state: 'sent', channel: 'hand', sent_at: at.toString(), subject, body: text, language })
      .where('id', '=', id)
      .where('at_wire_since', 'is', null)
      .where((eb) =>
        eb.or([
          eb('state', 'in', ['queued', 'unsure']),
          // What nothing could be sent to may still be said by hand.
          eb.and([eb('state', '=', 'dropped'), eb('reason', '=', 'no-address')]),
        ]),
      )
      .returning('id')
      .executeTakeFirst()
    if (!sent) return { refused: 'not-waiting' }
    await noteAsked(trx, waiting, at.toString(), means === 'mail' ? 'email' : means === 'sms' ? 'sms' : 'messenger')
    return { done: true }
  })
}
