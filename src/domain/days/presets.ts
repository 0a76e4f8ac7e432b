import type { DayCosts } from './optimum/day-cost.ts'

/**
 * What a day should be like, as price ratios. An idle interviewer-slot costs 1; the other prices say how many idle
 * slots one slot of one person's waiting, and one interview in overtime, are worth avoiding.
 */
export const PRESETS = {
  nobodyWaits: { idle: 1, wait: 1, overtime: 2 },
  balanced: { idle: 1, wait: 0.25, overtime: 1 },
  neverIdle: { idle: 1, wait: 0.05, overtime: 0.5 },
} as const satisfies Record<string, DayCosts>

export type Preset = keyof typeof PRESETS
