import type { Services } from '../../../web/services.ts'
import { readSecret } from '../secrets.ts'
import { claim, endpointsWithWork, forgetOld, recordDelivered, recordFailure, release } from './outbox.ts'
import { PATIENCE, send, type Answer } from './send.ts'

/** How many messages one address is sent before the others have their turn. */
const atOnce = 20
/** As long as a turn can take when every message keeps us waiting. */
const turn = { milliseconds: (atOnce + 1) * PATIENCE }
const kept = { hours: 24 * 30 }

const isDelivered = (answer: Answer) => 'status' in answer && answer.status >= 200 && answer.status < 300
const inShort = (answer: Answer) => ('status' in answer ? String(answer.status) : answer.failure)

/**
 * Sends what is due, to every address at the same time and to each in order; one that fails is left alone until its
 * next try. @returns how many arrived
 */
export async function deliverDue(services: Services): Promise<number> {
  const { database, now, config } = services
  const { db } = database
  const toEach = (await endpointsWithWork(db, now())).map(async ({ id: endpoint, url, secret: sealed }) => {
    const address = { url, secret: readSecret(services, sealed) }
    const messages = await claim(db, endpoint, atOnce, now(), now().add(turn))
    for (const [index, { id, event, subject_id, at, attempts }] of messages.entries()) {
      const answer = await send(
        address,
        { id: `msg_${id}`, event, subject: subject_id, at },
        new Date(now().epochMilliseconds),
        config.webhooksToPrivateNetworks,
      )
      if (isDelivered(answer)) {
        await recordDelivered(db, id, attempts + 1, inShort(answer), now())
        continue
      }
      const next = await recordFailure(db, id, attempts + 1, inShort(answer), now())
      await release(
        db,
        messages.slice(index + 1).map((message) => message.id),
        next ?? '',
      )
      return index
    }
    return messages.length
  })
  return (await Promise.all(toEach)).reduce((sum, arrived) => sum + arrived, 0)
}

/** Delivers what is due; where nothing is, forgets what has long been delivered. */
export async function deliveryRound(services: Services): Promise<{ more: boolean }> {
  const arrived = await deliverDue(services)
  if (arrived === 0) await forgetOld(services.database.db, services.now().subtract(kept))
  return { more: arrived > 0 }
}
