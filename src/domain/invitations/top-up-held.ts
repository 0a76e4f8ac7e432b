import { binomial } from '../chances/binomial.ts'
import type { Distribution } from '../chances/distribution.ts'
import { convolve } from '../chances/convolution.ts'
import { firstWhere, MOST_PER_SLOT, SLACK } from '../chances/limits.ts'
import { poissonBinomial } from '../chances/poisson-binomial.ts'
import type { DayRules } from '../days/day-rules.ts'
import type { DayScenario } from '../days/day-scenarios.ts'
import { chanceHeld, heldLaw } from '../days/held.ts'
import type { TopUp } from './top-up.ts'
import type { DaysTopUpQuestion } from './top-up-on-days.ts'

/** A slot with its people, as indices into the chances of each kind of day. */
export type PlacedSlot = {
  readonly interviewers: number
  /** How many the plan invites to it. */
  readonly planned: number
  /** Whether somebody can still be invited to it. */
  readonly isOpen: boolean
  readonly people: readonly number[]
}

type Days = Pick<DaysTopUpQuestion, 'scenarios' | 'further' | 'goal'> & { readonly slots: readonly PlacedSlot[] }

/** How many interviews are held within the day, with so many further people where the plan has places. */
export function heldWithMore(days: Omit<Days, 'goal'>, more: number): Distribution {
  return heldLaw(comersWith(days, more), rulesOf(days.slots))
}

/** P(at least the goal is held within the day), as things stand. */
export function heldOnDays({ goal, ...days }: Days, more = 0): number {
  return chanceHeld(comersWith(days, more), rulesOf(days.slots), goal)
}

function rulesOf(slots: readonly PlacedSlot[]): DayRules {
  return { interviewers: slots.map(({ interviewers }) => interviewers) }
}

function comersWith({ scenarios, further, slots }: Omit<Days, 'goal'>, more: number): DayScenario[] {
  const extra = extraPlaces(slots, more)
  return scenarios.map(({ weight, candidates }, day) => ({
    weight,
    comers: slots.map(({ people }, s) =>
      convolve(poissonBinomial(people.map((person) => candidates[person]!)), binomial(extra[s]!, further[day]!)),
    ),
  }))
}

/** As `topUpOnDays`, for a goal of interviews held within the day: further people go where the plan has places. */
export function topUpHeld(question: Days & Pick<DaysTopUpQuestion, 'confidence'>): TopUp {
  const chanceWith = (more: number) => heldOnDays(question, more)
  const hasPlace = question.slots.some(({ isOpen }) => isOpen)
  const further = firstWhere(0, hasPlace ? MOST_PER_SLOT : 0, (n) => chanceWith(n) >= question.confidence - SLACK)
  return {
    probability: chanceWith(0),
    further,
    probabilityAfter: chanceWith(further ?? (hasPlace ? MOST_PER_SLOT : 0)),
  }
}

/** So many more people over the slots that are open: always to the one furthest behind its plan. */
function extraPlaces(slots: readonly PlacedSlot[], more: number): number[] {
  const extra = slots.map(() => 0)
  const fullness = (s: number) => (slots[s]!.people.length + extra[s]!) / Math.max(1, slots[s]!.planned)
  const open = [...slots.keys()].filter((s) => slots[s]!.isOpen)
  for (let i = 0; i < more; i++) {
    const emptiest = open.reduce((best, s) => (fullness(s) < fullness(best) ? s : best), open[0]!)
    extra[emptiest]! += 1
  }
  return extra
}
