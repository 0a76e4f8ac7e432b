import type { Temporal } from 'temporal-polyfill'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { WaitingMessage } from '../../messages/reads/waiting-messages.ts'
import { channelsAtWork, isByHand, leavingTimesOf } from '../../messages/leaving.ts'
import type { Answer } from '../../messages/reads/answers.ts'
import { answerText } from '../../messages/words.ts'
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
    details: [t(`message.kind.${kind}`), title, whenText(message, leaves, services.now(), visitor)].join(' · '),
    links: (byHand?.links ?? []).map(({ means, href }) => ({ means, href, label: t(`messages.means.${means}`) })),
    unsure,
    again: unsure && message.expires_at > now,
  }
}

/** A time by the clocks of the day, or else of the team; without its year where that is this one. */
function timeIn(at: string, timeZone: string | null, now: Temporal.Instant, format: Visitor['format']): string {
  const zone = timeZone ?? teamZone
  return format.dateTime(at, zone, now.toZonedDateTimeISO(zone).year)
}

/** What people answered that nobody has read yet. */
export function answersView(answers: readonly Answer[], now: Temporal.Instant, { t, format }: Visitor) {
  return answers.map(({ id, candidate, name, title, at, time_zone, ...answer }) => ({
    id,
    candidate,
    name,
    text: answerText(answer, t),
    details: [title, timeIn(at, time_zone, now, format)].join(' · '),
  }))
}

function whenText(
  { state, time_zone, next_attempt_at, at_wire_since, created_at }: WaitingMessage,
  leaves: Temporal.Instant | null,
  now: Temporal.Instant,
  { t, format }: Visitor,
): string {
  const timeOf = (at: string) => timeIn(at, time_zone, now, format)
  if (state === 'unsure') return t('messages.unsure', { time: timeOf(at_wire_since ?? created_at) })
  if (leaves) return t('messages.leaves-by', { time: timeOf(leaves.toString()) })
  return next_attempt_at <= now.toString()
    ? t('messages.by-hand-now')
    : t('messages.by-hand-from', { time: timeOf(next_attempt_at) })
}
