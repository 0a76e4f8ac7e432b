import { campaignPlan, type Stage } from '../../domain/campaign/campaign.ts'
import { hiringCampaign } from '../../domain/campaign/hiring-campaign.ts'
import type { CommonRate, ShowRate } from '../../domain/chances/show-rate.ts'
import type { CommonDay, PeopleDay } from '../../domain/days/day-scenarios.ts'
import { flowDay, type FlowDay } from '../../domain/days/flow-day.ts'
import { flowDayOptimum } from '../../domain/days/optimum/flow-day-optimum.ts'
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

type CampaignQuestion = { readonly stages: readonly Stage[]; readonly hires: number; readonly confidence: number }

/** Everything that is calculated away from the thread which serves pages; plain data in, plain data out. */
export const calculations = {
  minimumInvitations({ rate, goal, confidence }: Goal & { readonly rate: ShowRate }) {
    return minimumInvitations(rate, goal, confidence)
  },
  headCount: headCountCells,
  group: groupPlan,
  flowDay(question: FlowDayQuestion) {
    return flowDay(question as FlowDay)
  },
  flowDayOptimum,
  campaign({ stages, hires, confidence }: CampaignQuestion) {
    return campaignPlan(stages, hires, confidence)
  },
  hiringCampaign,
  plan({ question, rate }: { readonly question: PlanQuestion; readonly rate: CommonRate }) {
    return planFor(question, rate)
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
