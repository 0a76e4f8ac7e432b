/** What a plan is for. */
export type Goal = {
  /** How many people are to be met. */
  readonly goal: number
  /** How sure to be of that: 0.9 = in nine of ten such days. */
  readonly confidence: number
}

/** The ratios the source article states: one of so many invited comes. They contradict each other and stand apart. */
export const STATED_RATIOS = [5, 3] as const
