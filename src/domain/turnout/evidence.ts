import type { Level, Step } from './levels.ts'

/**
 * One group of past invitations in a tree of ever narrower groups. `n` and `came` count people; `weight` and
 * `weightCame` count the same people with the weight that their age leaves them.
 */
export type Cell = {
  n: number
  came: number
  weight: number
  weightCame: number
  /** What tells this group from the others in the wider one; null for the root. */
  level: Level | null
  children: Map<string, Cell>
}

/** What is believed of a rate: a Beta law with this mean and the weight of this many invitations. */
export type Belief = { mean: number; strength: number }

/** How many invitations' worth of trust a group gives to the wider group it belongs to, by level. */
export type Strengths = ReadonlyMap<Level, number>

const NOBODY: Cell = emptyCell()

export function emptyCell(level: Level | null = null): Cell {
  return { n: 0, came: 0, weight: 0, weightCame: 0, level, children: new Map() }
}

/** One group on somebody's way down, with what is believed of it; `cell` is empty where nobody was there before. */
export type Stage = { step: Step; cell: Cell; belief: Belief }

/**
 * Counts one outcome in every group on the way down; `beside`: a step that leaves the way below each of these levels.
 */
export function count(
  root: Cell,
  path: readonly Step[],
  came: boolean,
  weight: number,
  beside?: { below: readonly Level[]; step: Step | undefined },
): void {
  let cell = root
  add(cell, came, weight)
  for (const step of path) {
    cell = childOf(cell, step)
    add(cell, came, weight)
    if (beside?.step && beside.below.includes(step.level)) add(childOf(cell, beside.step), came, weight)
  }
}

function childOf(cell: Cell, { level, value }: Step): Cell {
  const known = cell.children.get(value)
  if (known) return known
  const made = emptyCell(level)
  cell.children.set(value, made)
  return made
}

/** Leaves every outcome counted so far only this part of its weight. */
export function fade(cell: Cell, kept: number): void {
  cell.weight *= kept
  cell.weightCame *= kept
  for (const child of cell.children.values()) fade(child, kept)
}

/** What is believed of each group on the way down, from the broadest to the closest. */
export function descend(root: Cell, prior: Belief, path: readonly Step[], strengths: Strengths): Stage[] {
  let cell = root
  let before = prior
  return path.map((step) => {
    const child = cell.children.get(step.value)
    before = priorOfChild(before, cell, child, strengths.get(step.level)!)
    cell = child ?? NOBODY
    return { step, cell, belief: posterior(before, cell) }
  })
}

function add(cell: Cell, came: boolean, weight: number): void {
  cell.n += 1
  cell.weight += weight
  if (!came) return
  cell.came += 1
  cell.weightCame += weight
}

/** What is believed of a group once its own outcomes are added to what was believed without them. */
export function posterior(prior: Belief, cell: Cell): Belief {
  const strength = prior.strength + cell.weight
  return { mean: (prior.mean * prior.strength + cell.weightCame) / strength, strength }
}

/**
 * What is believed of a group before its own outcomes: what the rest of the wider group says. The group's own people
 * are taken out of the wider group first, so that nobody is counted twice, however many levels lie below each other.
 * Two doubts add up: how well the rest is known, and how much groups of this level differ (`strength`).
 */
export function priorOfChild(prior: Belief, cell: Cell, child: Cell | undefined, strength: number): Belief {
  const restWeight = Math.max(0, cell.weight - (child?.weight ?? 0))
  const restCame = Math.max(0, cell.weightCame - (child?.weightCame ?? 0))
  const known = prior.strength + restWeight
  const mean = (prior.mean * prior.strength + restCame) / known
  return { mean, strength: 1 / (1 / known + 1 / strength) }
}
