import type { Arm } from '../../domain/messages/trial.ts'

/** How a message holds for which arm of which trial its person was drawn: `3b`. */
export function trialArm(trial: number, arm: Arm): string {
  return `${trial}${arm}`
}

/** The trial whose other wording or timing a message has; 0 for none. */
export function trialOfArm(held: string | null): number {
  return held?.endsWith('b') ? Number(held.slice(0, -1)) : 0
}
