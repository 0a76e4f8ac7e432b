import type { CommonRate } from '../../domain/overbooking/show-rate.ts'
import { planFor, type PlanQuestion } from '../../domain/planning/plan.ts'

/** Everything that is calculated away from the thread which serves pages; plain data in, plain data out. */
export const calculations = {
  plan: ({ question, rate }: { question: PlanQuestion; rate: CommonRate }) => planFor(question, rate),
}

export type CalculationName = keyof typeof calculations
export type Question<N extends CalculationName> = Parameters<(typeof calculations)[N]>[0]
export type Answer<N extends CalculationName> = ReturnType<(typeof calculations)[N]>
