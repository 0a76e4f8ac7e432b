import { gatewayAnswer } from '../../../domain/messages/gateway-answer.ts'
import type { Services } from '../../../web/services.ts'
import { gatewayAtWork, meansOf } from '../../messages/reads/gateway.ts'
import { post } from '../../webhooks/delivery/send.ts'
import { readSecret } from '../../webhooks/secrets.ts'
import { composeText } from '../compose-text.ts'
import type { Channel, Composed } from './channel.ts'

/** The team's own gateway, which passes messages on to phones; null while there is none at work. */
export async function gatewayChannel(services: Services, patience?: number): Promise<Channel | null> {
  const { config, database, now } = services
  const gateway = await gatewayAtWork(database.db)
  if (gateway === null) return null
  const address = { url: gateway.url, secret: readSecret(services, gateway.secret) }
  return {
    name: 'gateway',
    onlyOnce: true,
    means: meansOf(gateway),
    limits: { perMinute: gateway.perMinute, perDay: null },
    compose: async (message, to): Promise<Composed> => {
      const { words, link } = await composeText(services, message, to)
      // What is sent once more is sent because a colleague wants it: it is no copy that a gateway may leave out.
      const id = `message_${message.id}_${message.attempts + 1}`
      const body = JSON.stringify({
        type: 'message.send',
        timestamp: now().toString(),
        data: {
          message: message.id,
          kind: message.kind,
          by: gateway.carriers,
          phone: to.address,
          language: words.language,
          subject: words.subject,
          text: words.body,
          short: [words.subject, link].filter(Boolean).join(' '),
          link,
          expiresAt: message.expires_at,
        },
      })
      return {
        words: { ...words, message_id: id },
        givesEntry: false,
        send: async (breakOff) => {
          const sending = {
            now: new Date(now().epochMilliseconds),
            privateNetworks: config.webhooksToPrivateNetworks,
            signal: breakOff,
          }
          return gatewayAnswer(await post(address, { id, body }, { ...sending, ...(patience && { patience }) }))
        },
      }
    },
  }
}
