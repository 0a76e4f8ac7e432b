/** By what a gateway passes messages on. */
export const CARRIERS = ['sms', 'telegram', 'max', 'hh'] as const

export type Carrier = (typeof CARRIERS)[number]

/** Messengers of foreign owners, which some employers may not use (Federal law 41-FZ). */
const foreign: ReadonlySet<Carrier> = new Set(['telegram'])

/** By what of it messages may be passed on. */
export function lawfulCarriers(carriers: readonly Carrier[], foreignMessengers: boolean): Carrier[] {
  return carriers.filter((carrier) => foreignMessengers || !foreign.has(carrier))
}
