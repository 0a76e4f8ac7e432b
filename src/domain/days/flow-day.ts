import { type ClearingTable, clearingTables, clearingTime } from './clearing.ts'
import type { DayRules } from './day-rules.ts'
import { dayScenarios, type CommonDay, type DayScenario, type PeopleDay } from './day-scenarios.ts'
import { certainly, type Distribution, excessOver, meanOf, probabilityOf } from '../chances/distribution.ts'
import { heldLaw, placesIn } from './held.ts'
import { openingQueue, type Queue, serveSlot } from './queue.ts'

/** Expected values of one slot. */
export type SlotFigures = {
  /** Who comes for it, or late from the one before. */
  readonly arrivals: number
  /** The queue at its start, with those who waited before. */
  readonly queue: number
  /** Who is left waiting once it has been served. */
  readonly waiting: number
  readonly idle: number
  /** Slots that each of its arrivals waits; 0 when nobody can come. */
  readonly waitPerArrival: number
}

/** What a flow day comes to. Times are in slots: times the length of an interview, they are minutes. */
export type FlowDayFigures = {
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
  readonly held: Held
  readonly slots: readonly SlotFigures[]
}

/** How many interviews begin within the day's slots: the mean, and the chances of 0, 1, … unless too many may. */
export type Held = {
  readonly mean: number
  readonly pmf?: readonly number[]
}

/** The same as a law; none where there may be too many interviews for one. */
export function heldLawOf({ held }: Pick<FlowDayFigures, 'held'>): Distribution {
  return { first: 0, pmf: Float64Array.from(held.pmf ?? []) }
}

/** A law of more interviews than this is left out. */
const MOST_HELD = 2000

export type FlowDay = (CommonDay | PeopleDay) &
  DayRules & {
    /** Chairs in the waiting room. */
    readonly waitingSeats?: number
  }

/**
 * The exact law of the queue through a day of slots, first come first served. Those who came are served as
 * interviewers allow; the rest wait for the next slot, after the last one in overtime.
 */
export function flowDay(day: FlowDay): FlowDayFigures {
  const scenarios = dayScenarios(day)
  const clearing = clearingTables(day, scenarios[0]!.comers.length, Math.max(...scenarios.map(mostComers)))
  const parts = scenarios.map((scenario) => ({
    weight: scenario.weight,
    figures: scenarioDay(scenario, day, clearing),
  }))
  const mean = (part: (figures: ScenarioFigures) => number) =>
    parts.reduce((sum, { weight, figures }) => sum + weight * part(figures), 0)
  const shows = mean((figures) => figures.shows)
  const waitTotal = mean((figures) => figures.waitTotal)
  const overtimeWork = mean((figures) => figures.overtimeWork)
  return {
    shows,
    waitTotal,
    waitPerShow: ratio(waitTotal, shows),
    idle: mean((figures) => figures.idle),
    overtimeWork,
    pAnyWait: ratio(
      mean((figures) => figures.waiters),
      shows,
    ),
    pWaitOverOne: ratio(
      mean((figures) => figures.longWaiters),
      shows,
    ),
    ...(day.waitingSeats === undefined ? {} : { pWaitingRoomOver: mean((figures) => figures.roomOver) }),
    held: { mean: shows - overtimeWork, ...heldChances(scenarios, day) },
    slots: parts[0]!.figures.slots.map((_, s) => ({
      arrivals: mean(({ slots }) => slots[s]!.arrivals),
      queue: mean(({ slots }) => slots[s]!.queue),
      waiting: mean(({ slots }) => slots[s]!.waiting),
      idle: mean(({ slots }) => slots[s]!.idle),
      waitPerArrival: ratio(
        mean(({ slots }) => slots[s]!.delay),
        mean(({ slots }) => slots[s]!.arrivals),
      ),
    })),
  }
}

function heldChances(scenarios: readonly DayScenario[], day: FlowDay): Pick<Held, 'pmf'> {
  const most = Math.min(placesIn(day, scenarios[0]!.comers.length), Math.max(...scenarios.map(mostComers)))
  if (most > MOST_HELD) return {}
  const law = heldLaw(scenarios, day)
  return { pmf: Array.from({ length: most + 1 }, (_, k) => probabilityOf(law, k)) }
}

function ratio(total: number, count: number): number {
  return count === 0 ? 0 : total / count
}

type ScenarioFigures = {
  shows: number
  waitTotal: number
  idle: number
  overtimeWork: number
  waiters: number
  longWaiters: number
  roomOver: number
  slots: { arrivals: number; queue: number; waiting: number; idle: number; delay: number }[]
}

/** The most people that may come in all. */
function mostComers({ comers }: DayScenario): number {
  return comers.reduce((sum, law) => sum + law.first + law.pmf.length - 1, 0)
}

function scenarioDay({ comers }: DayScenario, day: FlowDay, clearing: readonly ClearingTable[]): ScenarioFigures {
  const figures: ScenarioFigures = {
    shows: comers.reduce((sum, law) => sum + meanOf(law), 0),
    waitTotal: 0,
    idle: 0,
    overtimeWork: 0,
    waiters: 0,
    longWaiters: 0,
    roomOver: 0,
    slots: [],
  }
  let queue = openingQueue()
  // A second queue, of the days on which the waiting room has held so far: what leaves it has overflowed.
  let held: Queue | null = day.waitingSeats === undefined ? null : openingQueue()
  comers.forEach((law, s) => {
    const served = serveSlot(queue, law, s, day, clearing[s]!)
    queue = served.queue
    figures.slots.push({
      arrivals: served.arrivals,
      queue: served.size,
      waiting: served.waiting,
      idle: served.idle,
      delay: served.delay,
    })
    figures.waitTotal += served.waiting * (1 + (day.breaks?.[s] ?? 0))
    figures.idle += served.idle
    figures.waiters += served.waiters
    figures.longWaiters += served.longWaiters
    if (held === null) return
    const kept = serveSlot(held, law, s, day, clearing[s]!, day.waitingSeats)
    held = kept.queue
    figures.roomOver += kept.overflowed
  })
  // Those who were late for the last slot come to overtime, and may wait there.
  const overtime = serveSlot(queue, certainly(0), comers.length, day, clearing.at(-1)!)
  figures.waiters += overtime.waiters
  figures.longWaiters += overtime.longWaiters
  figures.overtimeWork = queue.coming.reduce((sum, law) => sum + excessOver(law, 0), 0)
  figures.waitTotal += clearingTime(clearing.at(-1)!, queue.coming)
  return figures
}
