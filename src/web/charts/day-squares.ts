import { type Distribution, probabilityOf, quantileOf } from '../../domain/chances/distribution.ts'

/** Twenty days such as this: as many squares as people take in at a glance. */
export const DAYS_SHOWN = 20

/** What a day with so many people is: too few for the goal, enough, or more than can be met. */
export type DayKind = 'few' | 'enough' | 'many'

export type DaySquares = {
  /** How many of the twenty days are of each kind; words beside the picture say the same. */
  days: Record<DayKind, number>
  columns: { x: string; label: string; labelAt: string; squares: { y: number; kind: DayKind }[] }[]
  lines: { x: string; kind: 'goal' | 'many'; label: string; anchor: 'start' | 'end'; top: number }[]
  /** Side of a square, the line they stand on, and the height of the picture, in pixels. */
  size: number
  floor: number
  height: number
}

const LABEL_ROW = 16

/**
 * How many people come on twenty such days, for the partial `day-squares`: one square is one day, placed by the exact
 * law. First the twenty are shared out over too few, enough and too many, then within each over the numbers, both by
 * largest remainder, so that the picture keeps to the chances that are told beside it. Several laws ("now" and "with
 * three more") are drawn over the same numbers, at the same height.
 * @param most more people than this are too many; Infinity where no number is
 * @param columns how many numbers stand side by side; where more are likely, a column stands for several
 */
export function daySquares(
  laws: readonly Distribution[],
  {
    goal,
    most = Infinity,
    labels,
    columns = 14,
  }: {
    goal: number
    most?: number
    /** Texts at the two lines. */
    labels: { goal: string; most?: string }
    columns?: number
  },
): DaySquares[] {
  const axis = axisOf(laws, goal, columns)
  const placed = laws.map((law) => place(law, axis, goal, most))
  const tallest = Math.max(1, ...placed.flatMap(({ stacks }) => stacks.map((stack) => stack.length)))
  const size = tallest > 9 ? 10 : 14
  const step = size + (tallest > 9 ? 3 : 4)
  const centre = (index: number, shift = 0) => `${((100 * (index + 0.5 + shift)) / columns).toFixed(2)}%`
  const lines = linesOf(axis, goal, most, labels, centre)
  const floor = lines.length * LABEL_ROW + 8 + tallest * step
  return placed.map(({ days, stacks }) => ({
    days,
    columns: stacks.map((stack, index) => ({
      x: centre(index),
      ...labelOf(axis, index, centre),
      squares: stack.map((kind, level) => ({ kind, y: floor - (level + 1) * step })),
    })),
    lines,
    size,
    floor,
    height: floor + 24,
  }))
}

/** Columns of `width` numbers each; one starts at the goal, so that none holds both too few and enough. */
type Axis = { first: number; width: number; columns: number }

const widths = [1, 2, 5, 10, 20, 50, 100, 200, 500]

function axisOf(laws: readonly Distribution[], goal: number, columns: number): Axis {
  const low = Math.max(0, Math.min(goal - 1, ...laws.map((law) => quantileOf(law, 0.025))))
  const high = Math.max(goal, ...laws.map((law) => quantileOf(law, 0.975)))
  const column = (count: number, width: number) => Math.floor((count - goal) / width)
  const needed = (width: number) => column(high, width) - column(low, width) + 1
  const width = widths.find((size) => needed(size) <= columns) ?? Math.ceil((high - low) / (columns - 2))
  const zero = goal + column(0, width) * width
  // The room that is left lies on both sides, unless the numbers from 0 on fit.
  const leftOver = Math.floor((columns - needed(width)) / 2)
  const first = goal + (column(low, width) - leftOver) * width
  const fromZero = column(high, width) - column(0, width) < columns
  return { first: fromZero ? zero : Math.max(zero, first), width, columns }
}

/** The days of a law, column by column from the floor up. */
function place(law: Distribution, { first, width, columns }: Axis, goal: number, most: number) {
  const kindOf = (count: number): DayKind => (count < goal ? 'few' : count > most ? 'many' : 'enough')
  const chances: Record<DayKind, number[]> = { few: [], enough: [], many: [] }
  for (const of of Object.values(chances)) of.push(...Array.from({ length: columns }, () => 0))
  for (let i = 0; i < law.pmf.length; i += 1) {
    const count = law.first + i
    const column = Math.min(columns - 1, Math.max(0, Math.floor((count - first) / width)))
    chances[kindOf(count)][column]! += probabilityOf(law, count)
  }
  const kinds = ['few', 'enough', 'many'] as const
  const totals = kinds.map((kind) => chances[kind].reduce((sum, chance) => sum + chance, 0))
  const [few = 0, enough = 0, many = 0] = byLargestRemainder(totals, DAYS_SHOWN)
  const days = { few, enough, many }
  const stacks = Array.from({ length: columns }, (): DayKind[] => [])
  for (const kind of kinds) {
    for (const [column, count] of byLargestRemainder(chances[kind], days[kind]).entries())
      stacks[column]!.push(...Array.from({ length: count }, () => kind))
  }
  return { days, stacks }
}

/** `total` in whole parts like `weights`: each gets its whole part, and the largest remainders one more. */
export function byLargestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (weight / sum) * total)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const order = exact.map((part, index) => ({ index, rest: part % 1 })).sort((a, b) => b.rest - a.rest)
  for (const { index } of order.slice(0, left)) parts[index]! += 1
  return parts
}

type Centre = (index: number, shift?: number) => string

/** A column of several numbers is named at its left edge, where its first one begins, and only every other one. */
function labelOf({ first, width }: Axis, index: number, centre: Centre) {
  const count = Math.max(0, first + index * width)
  const shown = width === 1 || index % 2 === 0
  return { label: shown ? String(count) : '', labelAt: centre(index, width === 1 ? 0 : -0.5) }
}

function linesOf(
  { first, width, columns }: Axis,
  goal: number,
  most: number,
  labels: { goal: string; most?: string },
  centre: Centre,
): DaySquares['lines'] {
  const line = (count: number, kind: 'goal' | 'many', label: string, row: number) => {
    const place = (count - first) / width
    return {
      x: centre(place, -0.5),
      kind,
      label,
      anchor: place > columns / 2 ? ('end' as const) : ('start' as const),
      top: row * LABEL_ROW,
    }
  }
  const above = most + 1
  const isSeen = labels.most !== undefined && above < first + columns * width
  return [line(goal, 'goal', labels.goal, 0), ...(isSeen ? [line(above, 'many', labels.most ?? '', 1)] : [])]
}
