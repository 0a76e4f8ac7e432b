import { logGamma } from '../chances/beta.ts'
import { type Belief, type Cell, posterior, priorOfChild } from './evidence.ts'
import type { Level } from './levels.ts'

/**
 * The shrinkage strengths tried for a level, in invitations: from "groups have little in common" (1) to "groups hardly
 * differ" (1024). Taken as equally likely beforehand on the logarithmic scale, so that a level which the data say
 * nothing about gets 32, the middle.
 */
const STRENGTHS_TRIED: readonly number[] = Array.from({ length: 11 }, (_, power) => 2 ** power)

type Group = { cell: Cell; prior: Belief }

/** A group with those that one level splits it into. */
type Split = Group & { children: Cell[] }

/**
 * Estimates the shrinkage strength of each level of a tree from its own counts, broadest level first, and returns the
 * geometric mean of those tried, each weighted by its marginal likelihood: the product over the groups of the
 * beta-binomial probability of their outcomes (Casella 1985, "An introduction to empirical Bayes data analysis").
 * An average instead of the maximum, because with a handful of groups the likelihood is nearly flat.
 *
 * A level that splits groups of several other levels, as a trial does, is estimated from the broadest of them.
 */
export function estimateStrengths(root: Cell, prior: Belief, levels: readonly Level[]): Map<Level, number> {
  const strengths = new Map<Level, number>()
  const found: Group[][] = [[{ cell: root, prior }]]
  for (const level of levels) {
    const split = found.map((groups) => splitBy(level, groups)).find(({ length }) => length > 0) ?? []
    const strength = strengthOf(split)
    strengths.set(level, strength)
    found.push(split.flatMap((parent) => groupsIn(parent, strength)))
  }
  return strengths
}

function splitBy(level: Level, groups: readonly Group[]): Split[] {
  return groups
    .map((group) => ({
      ...group,
      children: [...group.cell.children.values()].filter((child) => child.level === level),
    }))
    .filter(({ children }) => children.length > 0)
}

function strengthOf(parents: readonly Split[]): number {
  // A level at which no group has ever split, such as lead time in a file without it, is no level.
  if (parents.every(isWhole)) return Infinity
  const logLikelihoods = STRENGTHS_TRIED.map((strength) => levelLogLikelihood(parents, strength))
  return weightedGeometricMean(STRENGTHS_TRIED, logLikelihoods)
}

function isWhole({ cell, children }: Split): boolean {
  return children.every((child) => child.n === cell.n)
}

function groupsIn({ cell, prior, children }: Split, strength: number): Group[] {
  return children.map((child) => ({
    cell: child,
    prior: priorOfChild(prior, cell, child, strength),
  }))
}

function levelLogLikelihood(parents: readonly Split[], strength: number): number {
  let total = 0
  for (const parent of parents) {
    for (const child of parent.children) {
      total += logBetaBinomial(child, priorOfChild(parent.prior, parent.cell, child, strength))
    }
  }
  return total
}

/** Log probability of the outcomes of one group, in the order in which they came, under a Beta belief. */
function logBetaBinomial(cell: Cell, belief: Belief): number {
  const after = posterior(belief, cell)
  return logBetaFunction(after) - logBetaFunction(belief)
}

function logBetaFunction({ mean, strength }: Belief): number {
  return logGamma(mean * strength) + logGamma((1 - mean) * strength) - logGamma(strength)
}

function weightedGeometricMean(values: readonly number[], logWeights: readonly number[]): number {
  const highest = Math.max(...logWeights)
  const weights = logWeights.map((logWeight) => Math.exp(logWeight - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Math.exp(values.reduce((sum, value, i) => sum + (weights[i]! / total) * Math.log(value), 0))
}
