import { campaignPlan, type Stage } from '../../domain/campaign/campaign.ts'
import { hiringCampaign } from '../../domain/campaign/hiring-campaign.ts'
import type { CommonRate, PeopleRate } from '../../domain/chances/show-rate.ts'
import type { DayGoal, GoalCounts } from '../../domain/days/day-goal.ts'
import type { CommonDay, PeopleDay } from '../../domain/days/day-scenarios.ts'
import { flowDay, type FlowDay } from '../../domain/days/flow-day.ts'
import { minimumForDay } from '../../domain/days/minimum-for-day.ts'
import { flowDayOptimum } from '../../domain/days/optimum/flow-day-optimum.ts'
import type { OptimumQuestion } from '../../domain/days/optimum/optimum-question.ts'
import { dayShapes } from '../../domain/days/other-days/day-shapes.ts'
import type { FlowQuestion } from '../../domain/days/flow-plan.ts'
import { waysOut } from '../../domain/days/other-days/ways-out.ts'
import { planFor, type PlanQuestion } from '../../domain/days/plan.ts'
import { groupPlan } from '../../domain/groups/group-interview.ts'
import type { Goal } from '../../domain/invitations/goal.ts'
import { minimumInvitations } from '../../domain/invitations/minimum-invitations.ts'
import { backtest } from '../../domain/turnout/evaluation/backtest.ts'
import { fit } from '../../domain/turnout/model.ts'
import { wavesBesideMailing } from '../../domain/waves/waves-beside-mailing.ts'
import { wavesPlan } from '../../domain/waves/waves-plan.ts'
import { headCountCells } from './head-count-cells.ts'

/** A flow day as it was asked about: a common rate comes with invitations, people's own chances without. */
type FlowDayQuestion = Omit<FlowDay, 'rate' | 'invitations'> & {
  readonly rate: CommonDay['rate'] | PeopleDay['rate']
  readonly invitations?: CommonDay['invitations']
}

type MinimumQuestion = Goal & {
  readonly rate: CommonRate | PeopleRate
  /** Where people wait least is answered, too. */
  readonly day?: { readonly slots: number; readonly interviewers: number }
  readonly goalCounts?: GoalCounts
}

type FlowDayOptimumQuestion = Omit<OptimumQuestion, 'dayGoal'> & Partial<DayGoal>

type CampaignQuestion = { readonly stages: readonly Stage[]; readonly hires: number; readonly confidence: number }

/** Everything that is calculated away from the thread which serves pages; plain data in, plain data out. */
export const calculations = {
  minimumInvitations({ rate, goal, confidence, day, goalCounts = 'arrivals' }: MinimumQuestion) {
    return day ? minimumForDay(day, rate, { goal, confidence, goalCounts }) : minimumInvitations(rate, goal, confidence)
  },
  headCount: headCountCells,
  group: groupPlan,
  flowDay(question: FlowDayQuestion) {
    return flowDay(question as FlowDay)
  },
  flowDayOptimum({ goal, confidence = 0, goalCounts = 'arrivals', ...question }: FlowDayOptimumQuestion) {
    return flowDayOptimum(goal === undefined ? question : { ...question, dayGoal: { goal, confidence, goalCounts } })
  },
  campaign({ stages, hires, confidence }: CampaignQuestion) {
    return campaignPlan(stages, hires, confidence)
  },
  hiringCampaign,
  plan({ question, rate }: { readonly question: PlanQuestion; readonly rate: CommonRate }) {
    return planFor(question, rate)
  },
  /** Other days that meet the same goal: larger ones where this has too few places, else shorter ones. */
  otherDays({ question, rate }: { readonly question: FlowQuestion; readonly rate: CommonRate }) {
    return { larger: waysOut(question, rate), shorter: dayShapes(question, rate) }
  },
  waves: wavesPlan,
  wavesBesideMailing,
  /** Of a team's whole history, which may be a hundred thousand invitations. */
  fit,
  backtest,
}

export type CalculationName = keyof typeof calculations
export type Question<N extends CalculationName> = Parameters<(typeof calculations)[N]>[0]
export type Answer<N extends CalculationName> = ReturnType<(typeof calculations)[N]>
