import { ARTICLE_PRIOR } from '../chances/show-rate.ts'
import type { AttendanceRecord, Invitation } from './attendance/attendance.ts'
import { type BatchTrace, dayCorrelation, traceOf } from './day-effect.ts'
import {
  type Belief,
  type Cell,
  count,
  descend,
  emptyCell,
  fade,
  posterior,
  type Stage,
  type Strengths,
} from './evidence.ts'
import {
  ABOVE_TRIAL,
  type Asked,
  dayNumber,
  type Earlier,
  EVERYTHING_ASKED,
  learningPathOf,
  LEVELS_OF,
  pathOf,
  trialStep,
  type View,
  viewOf,
  VIEWS,
  viewsLearning,
} from './levels.ts'
import { estimateStrengths } from './shrinkage.ts'

/**
 * The article's "one in five come" as a belief: a stated figure, not a measured one, and weak enough that a handful of
 * outcomes outweighs it.
 */
export const ARTICLE_BELIEF: Belief = {
  mean: ARTICLE_PRIOR.came / (ARTICLE_PRIOR.came + ARTICLE_PRIOR.missed),
  strength: ARTICLE_PRIOR.came + ARTICLE_PRIOR.missed,
}

/** Age counts in whole months; each takes the same part of an outcome's weight, half of it within a year. */
const MONTH_DAYS = 30
const KEPT_PER_MONTH = 0.5 ** (MONTH_DAYS / 365)

/**
 * A stretch without outcomes counts as a year at most: it halves what was known before it, and no more. So a file of
 * years ago still counts, and one mistyped date cannot make the model forget everything.
 */
const LONGEST_GAP_MONTHS = Math.ceil(365 / MONTH_DAYS)

/** Strengths and day effect change slowly: they are estimated again when the history has grown by half. */
const GROWTH_BETWEEN_ESTIMATES = 1.5

/** What a team's own history has taught so far. `learn` changes it in place. */
export type TurnoutModel = {
  trees: Record<View, Cell>
  strengths: Record<View, Strengths>
  batches: BatchTrace[]
  /** How much the people of one batch have in common beyond what is known of each; see `dayCorrelation`. */
  dayCorrelation: number
  earlier: Map<string, Earlier>
  newestMonth: number
  estimatedAt: number
}

/** A model that knows nothing but the stated prior. */
export function emptyModel(): TurnoutModel {
  const trees = byView(() => emptyCell())
  return {
    trees,
    strengths: byView((view) => estimateStrengths(trees[view], ARTICLE_BELIEF, LEVELS_OF[view])),
    batches: [],
    dayCorrelation: dayCorrelation([]),
    earlier: new Map(),
    newestMonth: -Infinity,
    estimatedAt: 0,
  }
}

/** Learns a whole history, day by day, each day forecast from the earlier ones. The order of the records is free. */
export function fit(history: readonly AttendanceRecord[]): TurnoutModel {
  const model = emptyModel()
  for (const day of byDay(history)) learn(model, day)
  estimate(model)
  return model
}

/**
 * Adds outcomes that became known together. They are compared with what the model said before it saw any of them,
 * which is how it learns what the people of a batch share: a batch learnt in one piece teaches that, one learnt person
 * by person does not (`fit` over the same history makes up for it).
 */
export function learn(model: TurnoutModel, outcomes: readonly AttendanceRecord[]): void {
  const before = outcomes.map((outcome) => ({
    outcome,
    belief: beliefOf(model, outcome, EVERYTHING_ASKED),
    earlier: earlierOf(model, outcome),
  }))
  for (const batch of Map.groupBy(before, ({ outcome }) => outcome.batch).values()) {
    if (batch.length > 1) {
      model.batches.push(traceOf(batch.map(({ belief, outcome }) => ({ belief, came: outcome.came }))))
    }
  }
  for (const { outcome, earlier } of before) remember(model, outcome, earlier)
  if (model.trees.neither.n >= model.estimatedAt * GROWTH_BETWEEN_ESTIMATES) estimate(model)
}

/** The way down to an invitation's closest group, with what is believed of each group; the root is not in it. */
export function stagesOf(model: TurnoutModel, invitation: Invitation, asked: Asked): Stage[] {
  const view = viewOf(invitation, asked)
  const path = pathOf(invitation, view, earlierOf(model, invitation), asked)
  return descend(model.trees[view], ARTICLE_BELIEF, path, model.strengths[view])
}

/** What is believed of one invitation's chance. */
export function beliefOf(model: TurnoutModel, invitation: Invitation, asked: Asked): Belief {
  return stagesOf(model, invitation, asked).at(-1)!.belief
}

/** What is believed of the team's rate as a whole. */
export function teamBelief(model: TurnoutModel): Belief {
  return posterior(ARTICLE_BELIEF, model.trees.neither)
}

/** Records by date, earliest first. */
export function byDay<T extends { date: string }>(records: readonly T[]): T[][] {
  const days = [...Map.groupBy(records, ({ date }) => date)]
  return days.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day)
}

function remember(model: TurnoutModel, outcome: AttendanceRecord, earlier: Earlier): void {
  const month = Math.floor(dayNumber(outcome.date) / MONTH_DAYS)
  if (month > model.newestMonth) {
    const kept = keptAfter(month - model.newestMonth)
    for (const view of VIEWS) fade(model.trees[view], kept)
    model.newestMonth = month
  }
  const weight = keptAfter(model.newestMonth - month)
  for (const view of viewsLearning(outcome)) {
    const path = learningPathOf(outcome, view, earlier)
    count(model.trees[view], path, outcome.came, weight, { below: ABOVE_TRIAL, step: trialStep(outcome) })
  }
  if (outcome.person === '') return
  if (!outcome.came) model.earlier.set(outcome.person, 'missed')
  else if (!model.earlier.has(outcome.person)) model.earlier.set(outcome.person, 'came')
}

function keptAfter(months: number): number {
  return KEPT_PER_MONTH ** Math.min(months, LONGEST_GAP_MONTHS)
}

function estimate(model: TurnoutModel): void {
  model.strengths = byView((view) => estimateStrengths(model.trees[view], ARTICLE_BELIEF, LEVELS_OF[view]))
  model.dayCorrelation = dayCorrelation(model.batches)
  model.estimatedAt = model.trees.neither.n
}

function earlierOf(model: TurnoutModel, { person }: Invitation): Earlier {
  return model.earlier.get(person) ?? 'none'
}

function byView<T>(make: (view: View) => T): Record<View, T> {
  return { replyAndCall: make('replyAndCall'), call: make('call'), reply: make('reply'), neither: make('neither') }
}
