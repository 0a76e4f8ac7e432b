import type { z } from 'zod'
import { campaignPlan } from '../../../domain/campaign/campaign.ts'
import { flowDay, type FlowDay } from '../../../domain/days/flow-day.ts'
import { flowDayOptimum } from '../../../domain/days/optimum/flow-day-optimum.ts'
import { groupPlan } from '../../../domain/groups/group-interview.ts'
import { minimumInvitations } from '../../../domain/invitations/minimum-invitations.ts'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import { hiringCampaign } from '../../../domain/campaign/hiring-campaign.ts'
import { planFor, type PlanQuestion } from '../../../domain/days/plan.ts'
import { backtest } from '../../../domain/turnout/evaluation/backtest.ts'
import { fit } from '../../../domain/turnout/model.ts'
import { headCountCells } from '../api/head-count-cells.ts'
import type * as schemas from '../api/schemas.ts'

type Body<S extends z.ZodType> = z.output<S>

/** Everything that is calculated away from the thread which serves pages; plain data in, plain data out. */
export const calculations = {
  minimumInvitations: ({ rate, goal, confidence }: Body<typeof schemas.minimumInvitationsQuestion>) =>
    minimumInvitations(rate, goal, confidence),
  headCount: (body: Body<typeof schemas.headCountQuestion>) => headCountCells(body),
  group: (body: Body<typeof schemas.groupQuestion>) => groupPlan(body),
  flowDay: (body: Body<typeof schemas.flowDayQuestion>) => flowDay(body as FlowDay),
  flowDayOptimum: (body: Body<typeof schemas.flowDayOptimumQuestion>) => flowDayOptimum(body),
  campaign: ({ stages, hires, confidence }: Body<typeof schemas.campaignQuestion>) =>
    campaignPlan(stages, hires, confidence),
  hiringCampaign,
  plan: ({ question, rate }: { question: PlanQuestion; rate: CommonRate }) => planFor(question, rate),
  /** Of a team's whole history, which may be a hundred thousand invitations. */
  fit,
  backtest,
}

export type CalculationName = keyof typeof calculations
export type Question<N extends CalculationName> = Parameters<(typeof calculations)[N]>[0]
export type Answer<N extends CalculationName> = ReturnType<(typeof calculations)[N]>
