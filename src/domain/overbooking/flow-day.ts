import { dayScenarios, type CommonDay, type DayScenario, type PeopleDay } from './day-scenarios.ts'
import { excessOver, meanOf } from './distribution.ts'
import { overtimeWaiting } from './overtime.ts'
import { type DayRules, interviewersAt, openingQueue, type Queue, serveSlot, type SlotFigures } from './queue.ts'

/** What a flow day comes to. Times are in slots: times the length of an interview, they are minutes. */
export interface FlowDayFigures {
  /** How many come, on average. */
  readonly shows: number
  /** Slots waited by all together, in overtime too. */
  readonly waitTotal: number
  /** waitTotal / shows; 0 when nobody can come. */
  readonly waitPerShow: number
  /** Interviewer-slots without an interview, overtime left out. */
  readonly idle: number
  /** Interviews left over after the last slot. */
  readonly overtimeWork: number
  /** Share of those who come that wait at all. */
  readonly pAnyWait: number
  /** Share of those who come that wait more than one slot. */
  readonly pWaitOverOne: number
  /** P(at some slot more are left waiting than there are seats); only where seats are given. */
  readonly pWaitingRoomOver?: number
  readonly slots: readonly SlotFigures[]
}

export type FlowDay = (CommonDay | PeopleDay) & DayRules & {
  /** Chairs in the waiting room. */
  readonly waitingSeats?: number
}

/**
 * The exact law of the queue through a day of slots, first come first served. Those who came are served as
 * interviewers allow; the rest wait for the next slot, after the last one in overtime.
 */
export const flowDay = (day: FlowDay): FlowDayFigures => {
  const parts = dayScenarios(day).map((scenario) => ({ weight: scenario.weight, figures: scenarioDay(scenario, day) }))
  const mean = (part: (figures: ScenarioFigures) => number) => parts.reduce((sum, { weight, figures }) => sum + weight * part(figures), 0)
  const shows = mean((figures) => figures.shows)
  const perShow = (total: number) => (shows === 0 ? 0 : total / shows)
  const waitTotal = mean((figures) => figures.waitTotal)
  return {
    shows,
    waitTotal,
    waitPerShow: perShow(waitTotal),
    idle: mean((figures) => figures.idle),
    overtimeWork: mean((figures) => figures.overtimeWork),
    pAnyWait: perShow(mean((figures) => figures.waiters)),
    pWaitOverOne: perShow(mean((figures) => figures.longWaiters)),
    ...(day.waitingSeats === undefined ? {} : { pWaitingRoomOver: mean((figures) => figures.roomOver) }),
    slots: parts[0]!.figures.slots.map((_, s) => ({
      arrivals: mean(({ slots }) => slots[s]!.arrivals),
      queue: mean(({ slots }) => slots[s]!.queue),
      waiting: mean(({ slots }) => slots[s]!.waiting),
      idle: mean(({ slots }) => slots[s]!.idle),
    })),
  }
}

interface ScenarioFigures {
  shows: number
  waitTotal: number
  idle: number
  overtimeWork: number
  waiters: number
  longWaiters: number
  roomOver: number
  slots: SlotFigures[]
}

const scenarioDay = ({ comers }: DayScenario, day: FlowDay): ScenarioFigures => {
  const figures: ScenarioFigures = {
    shows: comers.reduce((sum, law) => sum + meanOf(law), 0),
    waitTotal: 0, idle: 0, overtimeWork: 0, waiters: 0, longWaiters: 0, roomOver: 0, slots: [],
  }
  let queue = openingQueue()
  // A second queue, of the days on which the waiting room has held so far: what leaves it has overflowed.
  let held: Queue | null = day.waitingSeats === undefined ? null : openingQueue()
  comers.forEach((law, s) => {
    const served = serveSlot(queue, law, s, day)
    queue = served.queue
    figures.slots.push(served.figures)
    figures.waitTotal += served.figures.waiting * (1 + (day.breaks?.[s] ?? 0))
    figures.idle += served.figures.idle
    figures.waiters += served.waiters
    figures.longWaiters += served.longWaiters
    if (held === null) return
    const kept = serveSlot(held, law, s, day, day.waitingSeats)
    held = kept.queue
    figures.roomOver += kept.overflowed
  })
  figures.overtimeWork = queue.coming.reduce((sum, law) => sum + excessOver(law, 0), 0)
  figures.waitTotal += overtimeWaiting(queue.coming, interviewersAt(day, comers.length), day.overrun ?? 0)
  return figures
}
