import type { z } from 'zod'
import { campaignPlan } from '../../domain/overbooking/campaign.ts'
import { flowDay, type FlowDay } from '../../domain/overbooking/flow-day.ts'
import { flowDayOptimum } from '../../domain/overbooking/flow-day-optimum.ts'
import { groupPlan } from '../../domain/overbooking/group-interview.ts'
import { minimumInvitations } from '../../domain/overbooking/minimum-invitations.ts'
import type { CommonRate } from '../../domain/overbooking/show-rate.ts'
import { hiringCampaign } from '../../domain/planning/hiring-campaign.ts'
import { planFor, type PlanQuestion } from '../../domain/planning/plan.ts'
import { backtest } from '../../domain/turnout/backtest.ts'
import { fit } from '../../domain/turnout/model.ts'
import { headCountCells } from './head-count-cells.ts'
import type * as schemas from './schemas.ts'

type Body<S extends z.ZodType> = z.output<S>

/** Everything that is calculated away from the thread which serves pages; plain data in, plain data out. */
export const calculations = {
  minimumInvitations: ({ rate, goal, confidence }: Body<typeof schemas.minimumInvitationsQuestion>) => minimumInvitations(rate, goal, confidence),
  headCount: (body: Body<typeof schemas.headCountQuestion>) => headCountCells(body),
  group: (body: Body<typeof schemas.groupQuestion>) => groupPlan(body),
  flowDay: (body: Body<typeof schemas.flowDayQuestion>) => flowDay(body as FlowDay),
  flowDayOptimum: (body: Body<typeof schemas.flowDayOptimumQuestion>) => flowDayOptimum(body),
  campaign: ({ stages, hires, confidence }: Body<typeof schemas.campaignQuestion>) => campaignPlan(stages, hires, confidence),
  hiringCampaign,
  plan: ({ question, rate }: { question: PlanQuestion; rate: CommonRate }) => planFor(question, rate),
  /** Of a team's whole history, which may be a hundred thousand invitations. */
  fit,
  backtest,
}

export type CalculationName = keyof typeof calculations
export type Question<N extends CalculationName> = Parameters<(typeof calculations)[N]>[0]
export type Answer<N extends CalculationName> = ReturnType<(typeof calculations)[N]>
