import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { WaitingMessage } from '../../messages/reads/waiting-messages.ts'
import { channelsAtWork, isByHand, leavingTimesOf } from '../../messages/leaving.ts'
import { composeByHand } from '../compose-by-hand.ts'

/** Waiting messages with the time by which each leaves; those by hand with the ways to pass them on. */
export async function waitingView(services: Services, waiting: readonly WaitingMessage[], visitor: Visitor) {
  const { config, database, now } = services
  const channels = await channelsAtWork(database.db, config)
  const queued = waiting.filter(({ state }) => state === 'queued')
  const leaves = await leavingTimesOf(database.db, channels, queued, now())
  const lines = []
  for (const message of waiting) lines.push(await lineOf(services, message, leaves.get(message.id) ?? null, visitor))
  return { lines, byHand: queued.some((message) => isByHand(message, channels)), count: waiting.length }
}

async function lineOf(services: Services, message: WaitingMessage, leaves: Temporal.Instant | null, visitor: Visitor) {
  const { t } = visitor
  const { id, candidate_id, name, kind, title, next_attempt_at } = message
  const now = services.now().toString()
  const unsure = message.state === 'unsure'
  const byHand = leaves === null && !unsure && next_attempt_at <= now ? await composeByHand(services, message) : null
  return {
    id,
    candidate: candidate_id,
    name,
    details: [t(`message.kind.${kind}`), title, whenText(message, leaves, now, visitor)].join(' · '),
    links: (byHand?.links ?? []).map(({ means, href }) => ({ means, href, label: t(`messages.means.${means}`) })),
    unsure,
    again: unsure && message.expires_at > now,
  }
}

function whenText(
  { state, time_zone, next_attempt_at, at_wire_since, created_at }: WaitingMessage,
  leaves: Temporal.Instant | null,
  now: string,
  { t, format }: Visitor,
): string {
  const timeOf = (at: string) => format.dateTime(at, time_zone ?? teamZone)
  if (state === 'unsure') return t('messages.unsure', { time: timeOf(at_wire_since ?? created_at) })
  if (leaves) return t('messages.leaves-by', { time: timeOf(leaves.toString()) })
  return next_attempt_at <= now
    ? t('messages.by-hand-now')
    : t('messages.by-hand-from', { time: timeOf(next_attempt_at) })
}
