import type { FlowQuestion } from '../../../domain/days/flow-plan.ts'
import { SLACK } from '../../../domain/chances/limits.ts'
import type { FlowDayFigures } from '../../../domain/days/flow-day.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import type { WayOut } from '../../../domain/groups/room-plan.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'

/** What does not go together in a plan, and what would. */
export function planWarnings(plan: Plan, t: Translate, format: Formats): string[] {
  const { room, question } = plan
  if (question.format === 'flow') return dayWarnings(plan, t, format)
  if (!room || room.range) return []
  const atMost = format.number(room.overflowAllowsAtMost)
  const needs =
    room.quorumNeedsAtLeast === null
      ? t('planner.no-quorum', { atMost })
      : t('planner.no-range', {
          seats: question.seats,
          quorum: question.quorum,
          atMost,
          atLeast: format.number(room.quorumNeedsAtLeast),
        })
  return [`${needs} ${wayOut(room.wayOut, t)}`.trim()]
}

/** People who wait longer than this many interviews on average are told of, unless a limit says what is bearable. */
const LONG_WAIT = 1

function dayWarnings({ flow, question, probability, firstOf }: Plan, t: Translate, format: Formats): string[] {
  if (!flow || question.format !== 'flow') return []
  const { day, places, keepsLimits } = flow
  const roomRisk = day.pWaitingRoomOver ?? 0
  const words: string[] = []
  if (question.goal > places) words.push(t('planner.too-few-interviews', { goal: question.goal, places }))
  if (keepsLimits === false)
    words.push(brokenLimits(question, roomRisk, Math.max(...day.slots.map((slot) => slot.waitPerArrival)), t, format))
  else if (keepsLimits && !firstOf && probability < question.confidence - SLACK)
    words.push(t('planner.limits-first', { certainty: format.percent(question.confidence) }))
  else if (words.length === 0 && question.maxMeanWait === undefined && day.waitPerShow > LONG_WAIT)
    words.push(longWait(question, day, t, format))
  else if (words.length === 0 && keepsLimits === null && roomRisk > 0.1) words.push(t('planner.room-warning'))
  return words
}

function longWait({ minutes }: FlowQuestion, day: FlowDayFigures, t: Translate, format: Formats): string {
  return t('planner.wait-warning', {
    share: format.chance(day.pAnyWait),
    wait: format.number(day.waitPerShow * minutes),
  })
}

/** Which limits do not hold, and what would help. */
function brokenLimits(
  question: FlowQuestion,
  roomRisk: number,
  longestWait: number,
  t: Translate,
  format: Formats,
): string {
  const { maxWaitingRoomRisk = 1, maxMeanWait = Infinity, minutes } = question
  return [
    roomRisk > maxWaitingRoomRisk &&
      t('planner.over-room-limit', { risk: format.chance(roomRisk), limit: format.percent(maxWaitingRoomRisk) }),
    longestWait > maxMeanWait &&
      t('planner.over-wait-limit', {
        wait: format.number(longestWait * minutes),
        limit: format.number(maxMeanWait * minutes),
      }),
    t(typeof question.spread === 'string' ? 'planner.keep-limits' : 'planner.keep-limits-typed'),
  ]
    .filter((part) => part !== false)
    .join(' ')
}

/** What to change, in words, where room and quorum do not go together. */
function wayOut(way: WayOut | null, t: Translate): string {
  if (way?.seats && way.quorum) return t('planner.way-out', { seats: way.seats, quorum: way.quorum })
  if (way?.seats) return t('planner.way-out-seats', { seats: way.seats })
  return way?.quorum ? t('planner.way-out-quorum', { quorum: way.quorum }) : ''
}
