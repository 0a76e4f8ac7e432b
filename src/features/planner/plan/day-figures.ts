import { probabilityFrom } from '../../../domain/chances/distribution.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { daysOf, outOf } from './natural-frequencies.ts'

export type Figure = { label: string; value: string; hint?: string }

/** How the day goes, in at most four figures, and the one that its heading names. */
export type DayFigures = { heading: string; brief: string; figures: Figure[] }

export function dayFigures(plan: Plan, t: Translate, format: Formats): DayFigures | null {
  return flowFigures(plan, t, format) ?? roomFigures(plan, t, format)
}

/** The chances behind the sentence: of the goal, by all that it may count, and how many come. */
export function countedFigures(plan: Plan, t: Translate, format: Formats): Figure[] {
  const { goal } = plan.question
  const isHeld = plan.counted !== plan.law
  const arrivals = { label: t('planner.at-least', { goal }), value: format.chance(probabilityFrom(plan.law, goal)) }
  return [
    ...(isHeld ? [{ label: t('planner.at-least-held', { goal }), value: format.chance(plan.probability) }] : []),
    arrivals,
    { label: t('planner.expected'), value: format.number(plan.expected, 1) },
    { label: t('planner.nobody'), value: format.chance(plan.nobody) },
  ]
}

function flowFigures({ flow, question }: Plan, t: Translate, format: Formats): DayFigures | null {
  if (!flow || question.format !== 'flow') return null
  const { day, places } = flow
  const minutes = (slots: number) => t('planner.minutes', { minutes: format.number(slots * question.minutes) })
  const wait = minutes(day.waitPerShow)
  return {
    heading: t('planner.day'),
    brief: t('planner.day-brief', { wait }),
    figures: [
      {
        label: t('planner.wait'),
        value: wait,
        hint: t('planner.wait-share', { share: format.chance(day.pAnyWait) }),
      },
      {
        label: t('planner.held'),
        value: format.number(day.held.mean, 1),
        hint: t('planner.held-of', {
          come: format.number(day.shows, 1),
          minutes: format.number(day.overtimeWork * question.minutes),
        }),
      },
      { label: t('planner.idle'), value: minutes(day.idle), hint: t('planner.idle-of', { total: minutes(places) }) },
      {
        label: t('planner.room-over', { seats: question.waitingSeats }),
        value: daysOf(day.pWaitingRoomOver ?? 0, t),
      },
    ],
  }
}

function roomFigures({ room, question }: Plan, t: Translate, format: Formats): DayFigures | null {
  if (!room?.at || question.format !== 'group') return null
  const [days, of] = outOf(room.at.pOk)
  return {
    heading: t('planner.group-day'),
    brief: t('planner.group-brief', { days, of }),
    figures: [
      { label: t('planner.under-quorum', { quorum: question.quorum }), value: daysOf(room.at.pUnder, t) },
      {
        label: t('planner.room-fits', { quorum: question.quorum, seats: question.seats }),
        value: daysOf(room.at.pOk, t),
      },
      { label: t('planner.over-seats', { seats: question.seats }), value: daysOf(room.at.pOver, t) },
      {
        label: t('planner.best-size'),
        value: format.number(room.best.invitations),
        hint: t('planner.best-size-hint', { chance: format.chance(room.best.pOk) }),
      },
    ],
  }
}
