/** `total` shared out over `slots` as evenly as whole numbers allow; the earlier slots get the remainder. */
export function evenSlots(total: number, slots: number): number[] {
  const each = Math.floor(total / slots)
  const remainder = total - each * slots
  return Array.from({ length: slots }, (_, s) => each + (s < remainder ? 1 : 0))
}
