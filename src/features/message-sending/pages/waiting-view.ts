import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { WaitingMessage } from '../../messages/reads/waiting-messages.ts'
import { isByHand, mailTimes } from '../../messages/leaving.ts'
import { composeByHand } from '../compose-by-hand.ts'

/** Waiting messages with the time by which each leaves; those by hand with the ways to pass them on. */
export async function waitingView(services: Services, waiting: readonly WaitingMessage[], visitor: Visitor) {
  const { config, database, now } = services
  const leaves = await mailTimes(database.db, config, waiting, now())
  const lines = []
  for (const message of waiting) lines.push(await lineOf(services, message, leaves.get(message.id) ?? null, visitor))
  return { lines, byHand: waiting.some((message) => isByHand(message, config)), count: waiting.length }
}

async function lineOf(
  services: Services,
  message: WaitingMessage,
  leaves: Temporal.Instant | null,
  { t, format }: Visitor,
) {
  const { id, candidate_id, name, kind, title, time_zone, next_attempt_at } = message
  const zone = time_zone ?? teamZone
  const isDue = next_attempt_at <= services.now().toString()
  const byHand = leaves === null && isDue ? (await composeByHand(services, message)).links : []
  const when = leaves
    ? t('messages.leaves-by', { time: format.dateTime(leaves.toString(), zone) })
    : isDue
      ? t('messages.by-hand-now')
      : t('messages.by-hand-from', { time: format.dateTime(next_attempt_at, zone) })
  return {
    id,
    candidate: candidate_id,
    name,
    details: [t(`message.kind.${kind}`), title, when].join(' · '),
    links: byHand.map(({ means, href }) => ({ means, href, label: t(`messages.means.${means}`) })),
  }
}
