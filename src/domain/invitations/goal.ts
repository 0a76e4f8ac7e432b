/** What people are invited for. */
export type Goal = {
  /** How many people are to be met. */
  readonly goal: number
  /** How sure to be of that: 0.9 = in nine of ten such days. */
  readonly confidence: number
}
